// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {BreedingAgreement} from "../src/BreedingAgreement.sol";
import {BreedingTerms} from "../src/BreedingClauses.sol";
import {
    RelayedAcceptance,
    RelayedDecision,
    RelayedDispute,
    RelayedEscrowAction,
    RelayedJointEnding,
    RelayedPayout
} from "./suites/RelayedEscrowActions.sol";
import {BreedingWorld} from "./world/BreedingWorld.sol";
import {Person} from "./world/People.sol";

/// @title Agreeing with a reported milestone, relayed
contract RelayedMilestoneAcceptanceTest is BreedingWorld, RelayedAcceptance {}

/// @title Going to the arbiter about a stud agreement, relayed
contract RelayedBreedingDisputeTest is BreedingWorld, RelayedDispute {}

/// @title The arbiter's word on a stud agreement, relayed
contract RelayedBreedingDecisionTest is BreedingWorld, RelayedDecision {}

/// @title Ending a stud agreement together, relayed
contract RelayedBreedingEndingTest is BreedingWorld, RelayedJointEnding {}

/// @title Taking a stud fee out to another address, relayed
contract RelayedPayoutTest is BreedingWorld, RelayedPayout {}

/// @title Beginning a stud agreement, signed by both owners and both co-owners, relayed
contract RelayedBreedingTermsTest is BreedingWorld, RelayedEscrowAction {
    function _prepare() internal override {}

    function _signers() internal view override returns (Person[] memory signers) {
        signers = new Person[](4);
        (signers[0], signers[1], signers[2], signers[3]) = (payer, payee, damCoOwner, sireCoOwner);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal override returns (bytes32) {
        return _typed(TERMS, abi.encode(_words(nonce, deadline)));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        override
        returns (bytes memory)
    {
        return abi.encodeCall(BreedingAgreement.begin, (_words(nonce, deadline), signatures));
    }

    function _words(uint256 nonce, uint256 deadline) private returns (BreedingTerms memory terms) {
        terms = _terms();
        (terms.damCoOwner, terms.sireCoOwner) = (damCoOwner.account, sireCoOwner.account);
        (terms.nonce, terms.deadline) = (nonce, deadline);
    }
}

/// @title Reporting a milestone, relayed
contract RelayedMilestoneReportTest is BreedingWorld, RelayedEscrowAction {
    function _prepare() internal override {
        agreement = _begin();
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(payee);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(REPORT, abi.encode(_words(nonce, deadline)));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        return abi.encodeCall(BreedingAgreement.reportMilestone, (_words(nonce, deadline), signatures[0]));
    }

    function _words(uint256 nonce, uint256 deadline)
        private
        view
        returns (BreedingAgreement.MilestoneReport memory)
    {
        BreedingAgreement.Milestone mating = BreedingAgreement.Milestone.Mating;
        return BreedingAgreement.MilestoneReport(agreement, payee.account, mating, 0, EVIDENCE, nonce, deadline);
    }
}

/// @title Taking a return mating, relayed
contract RelayedReturnMatingTest is BreedingWorld, RelayedEscrowAction {
    function _prepare() internal override {
        agreement = _begin();
        _reach(agreement, BreedingAgreement.Milestone.Mating, 0);
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(payer);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(RETURN_MATING, abi.encode(agreement, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        BreedingAgreement.ReturnMatingRequest memory words =
            BreedingAgreement.ReturnMatingRequest(agreement, nonce, deadline);
        return abi.encodeCall(BreedingAgreement.takeReturnMating, (words, signatures[0]));
    }
}
