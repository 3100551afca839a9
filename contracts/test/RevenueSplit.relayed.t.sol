// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {RevenueSplit} from "../src/RevenueSplit.sol";
import {SignedActions} from "../src/SignedActions.sol";
import {RelayedActionSuite} from "./suites/RelayedActionSuite.sol";
import {Person} from "./world/People.sol";
import {SplitWorld} from "./world/SplitWorld.sol";

/// @title Paying a split, relayed
contract RelayedSplitPaymentTest is SplitWorld, RelayedActionSuite {
    bytes32 private _split;

    function _prepare() internal override {
        _split = _noteSixths();
    }

    function _target() internal view override returns (SignedActions) {
        return splits;
    }

    function _signers() internal view override returns (Person[] memory signers) {
        signers = new Person[](1);
        signers[0] = payer;
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(PAYMENT, abi.encode(_words(nonce, deadline)));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        return abi.encodeCall(RevenueSplit.pay, (_words(nonce, deadline), signatures[0]));
    }

    function _words(uint256 nonce, uint256 deadline) private view returns (RevenueSplit.SplitPayment memory) {
        return RevenueSplit.SplitPayment(_split, payer.account, address(token), 100, PURPOSE, nonce, deadline);
    }
}
