// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {CHEATS} from "../Cheats.sol";

/// @title Somebody with a key
struct Person {
    uint256 key;
    address account;
}

/// @title People who sign, and a day to start from
abstract contract People {
    uint256 internal constant TODAY = 1_800_000_000;
    /// @dev Good for an hour, as most signatures are.
    uint256 internal constant DEADLINE = TODAY + 1 hours;
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    uint256 private _lastNonce;

    function _person(string memory name) internal pure returns (Person memory) {
        uint256 key = uint256(keccak256(bytes(name))) >> 1;
        return Person({key: key, account: CHEATS.addr(key)});
    }

    /// @dev A nonce nobody used.
    function _nonce() internal returns (uint256) {
        return ++_lastNonce;
    }

    function _sign(Person memory who, address target, bytes32 structHash) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = CHEATS.sign(who.key, _digest(target, structHash));
        return abi.encodePacked(r, s, v);
    }

    /// @dev Written out here, so that the contracts' own arithmetic is not what it is compared with.
    function _digest(address target, bytes32 structHash) internal view returns (bytes32) {
        (, string memory name, string memory version, uint256 chainId, address verifying,,) =
            IERC5267(target).eip712Domain();
        bytes32 domain =
            keccak256(abi.encode(DOMAIN, keccak256(bytes(name)), keccak256(bytes(version)), chainId, verifying));
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function _typed(string memory words, bytes memory encoded) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(bytes(words)), encoded));
    }

    function _expect(bool held, string memory otherwise) internal pure {
        require(held, otherwise);
    }
}
