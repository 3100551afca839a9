// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ContentAddress} from "../src/ContentAddress.sol";
import {CHEATS} from "./Cheats.sol";

/// @title Promises of ContentAddress
contract ContentAddressTest {
    function test_AgreesWithTheVectorsThatTypeScriptReadsToo() external view {
        string memory json = CHEATS.readFile("../packages/domain/vectors/content-addresses.json");
        uint256 read = 0;
        for (; CHEATS.keyExistsJson(json, _place(read, "digest")); ++read) {
            bytes32 digest = CHEATS.parseJsonBytes32(json, _place(read, "digest"));
            string memory expected = string.concat("ipfs://", CHEATS.parseJsonString(json, _place(read, "address")));
            require(keccak256(bytes(ContentAddress.uriOf(digest))) == keccak256(bytes(expected)), "another address");
        }
        require(read == 6, "the vectors were not read");
    }

    function testFuzz_DifferentBytesAreFoundInDifferentPlaces(bytes32 one, bytes32 other) external pure {
        CHEATS.assume(one != other);
        bytes32 first = keccak256(bytes(ContentAddress.uriOf(one)));
        require(first != keccak256(bytes(ContentAddress.uriOf(other))), "two in one place");
    }

    function _place(uint256 number, string memory field) private pure returns (string memory) {
        return string.concat("$.addresses[", CHEATS.toString(number), "].", field);
    }
}
