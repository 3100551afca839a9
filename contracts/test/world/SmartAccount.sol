// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @title An account that is a contract, and whose signatures are words instead of curves
contract SmartAccount is IERC1271 {
    function isValidSignature(bytes32 digest, bytes calldata signature) external pure returns (bytes4) {
        if (keccak256(signature) == keccak256(wordsFor(digest))) return IERC1271.isValidSignature.selector;
        return bytes4(0);
    }

    function wordsFor(bytes32 digest) public pure returns (bytes memory) {
        return bytes.concat("agreed: ", digest);
    }
}
