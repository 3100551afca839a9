// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {LargestRemainder} from "../src/LargestRemainder.sol";
import {RevenueSplit} from "../src/RevenueSplit.sol";
import {CHEATS} from "./Cheats.sol";
import {SplitWorld} from "./world/SplitWorld.sol";

/// @title Promises of RevenueSplit and the way it rounds
contract RevenueSplitTest is SplitWorld {
    function test_DividesAPaymentByTheShares() external {
        bytes32 split = _noteSixths();
        CHEATS.expectEmit(address(splits));
        emit RevenueSplit.PaymentDivided(split, payer.account, address(token), 100, PURPOSE);
        _pay(split, 100);
        // 16.67, 33.33 and 50: the unit left over goes to the largest remainder.
        _expectDue(17, 33, 50);
        _pay(split, 1);
        _expectDue(17, 33, 51);
    }

    function test_ASplitIsNotedOnceAndNeverChanged() external {
        (address[] memory people, uint32[] memory shares) = _sixths();
        CHEATS.expectEmit(address(splits));
        emit RevenueSplit.SplitNoted(keccak256(abi.encode(people, shares)), people, shares);
        bytes32 split = splits.noteSplit(people, shares);
        _expect(splits.noteSplit(people, shares) == split, "another split");
        RevenueSplit.Split memory noted = splits.splitOf(split);
        _expect(keccak256(abi.encode(noted.people, noted.shares)) == split, "other people or shares");
    }

    function test_RefusesASplitThatMakesNoSense() external {
        (address[] memory people, uint32[] memory shares) = _sixths();
        _expectInvalid(new address[](0), new uint32[](0));
        _expectInvalid(people, new uint32[](2));
        _expectInvalid(new address[](33), new uint32[](33));
        _expectInvalid(new address[](1), new uint32[](1));
        shares[1] = 0;
        _expectInvalid(people, shares);
        shares[1] = 2;
        people[1] = people[0];
        _expectInvalid(people, shares);
    }

    function test_RefusesASplitNobodyNoted() external {
        bytes memory reason = abi.encodeWithSelector(RevenueSplit.SplitUnknown.selector, bytes32(0));
        CHEATS.expectRevert(reason);
        splits.partsOf(bytes32(0), 1);
        CHEATS.expectRevert(reason);
        splits.splitOf(bytes32(0));
        CHEATS.expectRevert(reason);
        this.payExternally(bytes32(0), 1);
    }

    function test_GivesWhatIsLeftToTheLargestRemaindersFirst() external pure {
        uint32[] memory shares = new uint32[](3);
        (shares[0], shares[1], shares[2]) = (1, 1, 1);
        _expectParts(LargestRemainder.divide(1, shares), 1, 0, 0);
        _expectParts(LargestRemainder.divide(2, shares), 1, 1, 0);
        (shares[0], shares[1], shares[2]) = (10, 25, 65);
        _expectParts(LargestRemainder.divide(7, shares), 1, 2, 4);
    }

    function testFuzz_NothingIsLostOrMadeByRounding(uint256 amount, uint32[32] memory weights, uint8 howMany)
        external
        pure
    {
        uint32[] memory shares = new uint32[](1 + (howMany % 32));
        uint256 whole = 0;
        for (uint256 i = 0; i < shares.length; ++i) {
            shares[i] = weights[i] == 0 ? 1 : weights[i];
            whole += shares[i];
        }
        uint256[] memory parts = LargestRemainder.divide(amount, shares);
        uint256 sum = 0;
        for (uint256 i = 0; i < shares.length; ++i) {
            sum += parts[i];
            // Nobody is more than one unit away from their exact quota: part - 1 < amount * share / whole < part + 1.
            _expect(_isWithinOne(parts[i], amount, shares[i], whole), "a part is further off than one unit");
        }
        _expect(sum == amount, "the parts are not the whole");
    }

    function testFuzz_WhatComesInIsWhatIsDue(uint32 first, uint32 second) external {
        bytes32 split = _noteSixths();
        token.hand(payer.account, uint256(first) + second);
        _pay(split, first);
        _pay(split, second);
        uint256 due = 0;
        for (uint160 i = 0; i < 3; ++i) {
            due += splits.dueTo(address(100 + i), address(token));
        }
        _expect(due == uint256(first) + second, "something was lost or made");
        _expect(token.balanceOf(address(splits)) == due, "the money is not there");
    }

    function test_TellsHowAnAmountWouldBeDivided() external {
        _expectParts(splits.partsOf(_noteSixths(), 100), 17, 33, 50);
    }

    function payExternally(bytes32 split, uint256 amount) external {
        _pay(split, amount);
    }

    function _isWithinOne(uint256 part, uint256 amount, uint256 share, uint256 whole) private pure returns (bool) {
        uint256 quota = amount / whole * share + (amount % whole) * share / whole;
        return part == quota || part == quota + 1;
    }

    function _expectDue(uint256 first, uint256 second, uint256 third) private view {
        uint256[3] memory due = [first, second, third];
        for (uint160 i = 0; i < 3; ++i) {
            _expect(splits.dueTo(address(100 + i), address(token)) == due[i], "another amount is due");
        }
    }

    function _expectParts(uint256[] memory parts, uint256 first, uint256 second, uint256 third) private pure {
        _expect(parts.length == 3 && parts[0] == first && parts[1] == second && parts[2] == third, "other parts");
    }

    function _expectInvalid(address[] memory people, uint32[] memory shares) private {
        CHEATS.expectRevert(RevenueSplit.SplitInvalid.selector);
        splits.noteSplit(people, shares);
    }
}
