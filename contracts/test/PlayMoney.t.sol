// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {PlayMoney} from "../src/PlayMoney.sol";

/// @title Promises of PlayMoney
contract PlayMoneyTest {
    function testFuzz_AnybodyMayHaveAsMuchAsTheyLike(address to, uint256 cents) external {
        if (to == address(0)) return;
        PlayMoney money = new PlayMoney();
        money.hand(to, cents);
        require(money.balanceOf(to) == cents, "another amount");
        require(money.decimals() == 2, "not like money");
    }
}
