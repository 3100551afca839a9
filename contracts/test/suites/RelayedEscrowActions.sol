// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ArbitratedEscrow} from "../../src/ArbitratedEscrow.sol";
import {EscrowVocabulary} from "../../src/EscrowVocabulary.sol";
import {PullPayments} from "../../src/PullPayments.sol";
import {SignedActions} from "../../src/SignedActions.sol";
import {EscrowWorld} from "../world/EscrowWorld.sol";
import {Person} from "../world/People.sol";
import {RelayedActionSuite} from "./RelayedActionSuite.sol";

/// @title An action of every escrow, relayed
abstract contract RelayedEscrowAction is EscrowWorld, RelayedActionSuite {
    bytes32 internal agreement;

    function _target() internal override returns (SignedActions) {
        return _escrow();
    }

    function _only(Person memory who) internal pure returns (Person[] memory signers) {
        signers = new Person[](1);
        signers[0] = who;
    }

    function _both() internal view returns (Person[] memory signers) {
        signers = new Person[](2);
        (signers[0], signers[1]) = (payer, payee);
    }
}

/// @title Agreeing with a claim
abstract contract RelayedAcceptance is RelayedEscrowAction {
    Person private _answering;

    function _prepare() internal override {
        agreement = _begin();
        Person memory claimant = _makeClaim(agreement);
        _answering = claimant.account == payer.account ? payee : payer;
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(_answering);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(ACCEPTANCE, abi.encode(agreement, _answering.account, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        EscrowVocabulary.Acceptance memory words =
            EscrowVocabulary.Acceptance(agreement, _answering.account, nonce, deadline);
        return abi.encodeCall(ArbitratedEscrow.accept, (words, signatures[0]));
    }
}

/// @title Going to the arbiter
abstract contract RelayedDispute is RelayedEscrowAction {
    function _prepare() internal override {
        agreement = _begin();
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(payee);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(DISPUTE, abi.encode(agreement, payee.account, EVIDENCE, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        EscrowVocabulary.Dispute memory words =
            EscrowVocabulary.Dispute(agreement, payee.account, EVIDENCE, nonce, deadline);
        return abi.encodeCall(ArbitratedEscrow.dispute, (words, signatures[0]));
    }
}

/// @title The arbiter's word
abstract contract RelayedDecision is RelayedEscrowAction {
    function _prepare() internal override {
        agreement = _begin();
        _dispute(agreement, payer);
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(arbiter);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(DECISION, abi.encode(agreement, 1, REASON, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        EscrowVocabulary.Decision memory words = EscrowVocabulary.Decision(agreement, 1, REASON, nonce, deadline);
        return abi.encodeCall(ArbitratedEscrow.decide, (words, signatures[0]));
    }
}

/// @title Ending it together
abstract contract RelayedJointEnding is RelayedEscrowAction {
    function _prepare() internal override {
        agreement = _begin();
    }

    function _signers() internal view override returns (Person[] memory) {
        return _both();
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(JOINT_ENDING, abi.encode(agreement, 1, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        EscrowVocabulary.JointEnding memory words = EscrowVocabulary.JointEnding(agreement, 1, nonce, deadline);
        return abi.encodeCall(ArbitratedEscrow.endTogether, (words, signatures[0], signatures[1]));
    }
}

/// @title Taking money out to another address
abstract contract RelayedPayout is RelayedEscrowAction {
    address private constant _ELSEWHERE = address(0xe15e);

    function _prepare() internal override {
        _endTogether(_begin(), 1);
    }

    function test_TheMoneyArrivesElsewhere() external prepared {
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = _sign(payee, address(_escrow()), _structHash(99, DEADLINE));
        (bool happened,) = address(_escrow()).call(_call(99, DEADLINE, signatures));
        _expect(happened && token.balanceOf(_ELSEWHERE) == 1, "it did not arrive");
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(payee);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(PAYOUT, abi.encode(payee.account, token, _ELSEWHERE, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        PullPayments.Payout memory words =
            PullPayments.Payout(payee.account, address(token), _ELSEWHERE, nonce, deadline);
        return abi.encodeCall(PullPayments.withdrawTo, (words, signatures[0]));
    }
}
