// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {AdoptionAgreement} from "../src/AdoptionAgreement.sol";
import {EscrowVocabulary} from "../src/EscrowVocabulary.sol";
import {CHEATS} from "./Cheats.sol";
import {ArbitratedEscrowSuite} from "./suites/ArbitratedEscrowSuite.sol";
import {AdoptionWorld} from "./world/AdoptionWorld.sol";

/// @title Promises of AdoptionAgreement beyond those of every escrow
contract AdoptionAgreementTest is AdoptionWorld, ArbitratedEscrowSuite {
    function test_AfterTheTrialTheDepositGoesBackAndTheFeeToTheShelter() external {
        bytes32 agreement = _begin();
        _waitUntilOver(agreement);
        CHEATS.expectEmit(address(adoption));
        emit AdoptionAgreement.AnimalAdopted(agreement);
        adoption.settle(agreement);
        _expectEnded(agreement, DEPOSIT, FEE);
    }

    function test_AnAnimalThatComesBackCostsWhatWasAgreed() external {
        bytes32 agreement = _begin();
        _makeClaim(agreement);
        CHEATS.expectEmit(address(adoption));
        emit AdoptionAgreement.AnimalReturned(agreement);
        _accept(agreement, payee);
        _expectEnded(agreement, FEE + DEPOSIT - KEPT, KEPT);
    }

    function test_AShelterThatStaysSilentHasTheAnimalBack() external {
        bytes32 agreement = _begin();
        CHEATS.warp(TODAY + 21 days - 1);
        _makeClaim(agreement);
        _waitUntilOver(agreement);
        adoption.settle(agreement);
        _expectEnded(agreement, FEE + DEPOSIT - KEPT, KEPT);
    }

    function test_NothingComesBackAfterTheTrial() external {
        bytes32 agreement = _begin();
        uint64 until = _begun(agreement).until;
        CHEATS.warp(until);
        CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.StepOver.selector, agreement, until));
        this.claimExternally(agreement);
    }

    function test_RefusesTermsWithoutAText() external {
        AdoptionAgreement.AdoptionTerms memory terms = _termsWith(_usual());
        terms.text = bytes32(0);
        CHEATS.expectRevert(AdoptionAgreement.TextMissing.selector);
        this.beginTermsExternally(terms);
    }

    function test_RefusesAShelterThatKeepsMoreThanTheFee() external {
        AdoptionAgreement.AdoptionTerms memory terms = _termsWith(_usual());
        terms.keptOnReturn = FEE + 1;
        CHEATS.expectRevert(abi.encodeWithSelector(AdoptionAgreement.KeptMoreThanFee.selector, FEE + 1, FEE));
        this.beginTermsExternally(terms);
    }

    function test_RefusesATrialThatLastsForever() external {
        AdoptionAgreement.AdoptionTerms memory terms = _termsWith(_usual());
        terms.trialSeconds = 731 days;
        CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.PeriodOutOfRange.selector, 731 days));
        this.beginTermsExternally(terms);
    }

    function test_KeepsTheTermsForEverybodyToRead() external {
        AdoptionAgreement.AdoptionTerms memory terms = _termsWith(_usual());
        bytes32 agreement = _beginTerms(terms);
        _expect(keccak256(abi.encode(adoption.termsOf(agreement))) == keccak256(abi.encode(terms)), "other terms");
    }

    function beginTermsExternally(AdoptionAgreement.AdoptionTerms calldata terms) external {
        _beginTerms(terms);
    }
}
