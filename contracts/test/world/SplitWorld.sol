// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {RevenueSplit} from "../../src/RevenueSplit.sol";
import {CHEATS} from "../Cheats.sol";
import {People, Person} from "./People.sol";
import {HonestToken} from "./Tokens.sol";

/// @title Three people who share, and one who pays
abstract contract SplitWorld is People {
    string internal constant PAYMENT =
        "SplitPayment(bytes32 split,address payer,address token,uint256 amount,bytes32 purpose,uint256 nonce,uint256 deadline)";
    bytes32 internal constant PURPOSE = keccak256("a litter");
    uint256 internal constant PURSE = 1_000_000;

    RevenueSplit internal splits = new RevenueSplit();
    Person internal payer = _person("the payer");
    HonestToken internal token;

    function setUp() public virtual {
        CHEATS.warp(TODAY);
        token = new HonestToken();
        token.hand(payer.account, PURSE);
        CHEATS.prank(payer.account);
        token.approve(address(splits), type(uint256).max);
    }

    /// @dev 1, 2 and 3 sixths.
    function _sixths() internal pure returns (address[] memory people, uint32[] memory shares) {
        (people, shares) = (new address[](3), new uint32[](3));
        for (uint32 i = 0; i < 3; ++i) {
            people[i] = address(uint160(100 + i));
            shares[i] = i + 1;
        }
    }

    function _noteSixths() internal returns (bytes32) {
        (address[] memory people, uint32[] memory shares) = _sixths();
        return splits.noteSplit(people, shares);
    }

    function _pay(bytes32 split, uint256 amount) internal {
        RevenueSplit.SplitPayment memory words = RevenueSplit.SplitPayment(
            split, payer.account, address(token), amount, PURPOSE, _nonce(), block.timestamp
        );
        splits.pay(words, _sign(payer, address(splits), _typed(PAYMENT, abi.encode(words))));
    }
}
