// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {BreedingAgreement} from "../src/BreedingAgreement.sol";
import {BreedingClauses, BreedingTerms, Picker, Registrar, ReturnMating} from "../src/BreedingClauses.sol";
import {EscrowVocabulary} from "../src/EscrowVocabulary.sol";
import {CHEATS} from "./Cheats.sol";
import {ArbitratedEscrowSuite} from "./suites/ArbitratedEscrowSuite.sol";
import {BreedingWorld} from "./world/BreedingWorld.sol";
import {Person} from "./world/People.sol";

/// @title Promises of BreedingAgreement beyond those of every escrow
contract BreedingAgreementTest is BreedingWorld, ArbitratedEscrowSuite {
    BreedingAgreement.Milestone private constant MATING = BreedingAgreement.Milestone.Mating;
    BreedingAgreement.Milestone private constant PREGNANCY = BreedingAgreement.Milestone.Pregnancy;
    BreedingAgreement.Milestone private constant LITTER = BreedingAgreement.Milestone.Litter;
    BreedingAgreement.Milestone private constant PICK = BreedingAgreement.Milestone.Pick;

    function test_EachMilestonePaysItsPartAndThePickFreesTheBond() external {
        bytes32 agreement = _begin();
        _reach(agreement, MATING, 0);
        _expectDue(MATING_FEE);
        _reach(agreement, PREGNANCY, 0);
        _expectDue(MATING_FEE + PREGNANCY_FEE);
        _reach(agreement, LITTER, 5);
        _expectDue(MATING_FEE + PREGNANCY_FEE + LITTER_FEE);
        _expect(breeding.progressOf(agreement).living == 5, "another litter");
        _reach(agreement, PICK, 1);
        _expectEnded(agreement, PICK_BOND, MATING_FEE + PREGNANCY_FEE + LITTER_FEE);
    }

    function test_WithoutAPickTheLitterIsTheEnd() external {
        bytes32 agreement = _beginTerms(_termsWithoutPick());
        _reach(agreement, MATING, 0);
        _reach(agreement, PREGNANCY, 0);
        _reach(agreement, LITTER, 2);
        _expectEnded(agreement, 0, MATING_FEE + PREGNANCY_FEE + LITTER_FEE);
    }

    function test_AMilestoneNobodyReportsSendsTheRestBack() external {
        bytes32 agreement = _begin();
        _reach(agreement, MATING, 0);
        _waitUntilOver(agreement);
        breeding.settle(agreement);
        _expectEnded(agreement, _held() - MATING_FEE, MATING_FEE);
    }

    function test_AnimalsNotHandedOverCostTheBond() external {
        bytes32 agreement = _begin();
        _reach(agreement, MATING, 0);
        _reach(agreement, PREGNANCY, 0);
        _reach(agreement, LITTER, 3);
        _waitUntilOver(agreement);
        breeding.settle(agreement);
        _expectEnded(agreement, 0, _held());
    }

    function test_ALitterTooSmallDoesNotCount() external {
        bytes32 agreement = _begin();
        _reach(agreement, MATING, 0);
        _reach(agreement, PREGNANCY, 0);
        _expectReportRefused(payee, agreement, LITTER, 1, _tooFew(2, 1));
    }

    function test_TooFewAnimalsHandedOverDoNotFreeTheBond() external {
        bytes32 agreement = _begin();
        _reach(agreement, MATING, 0);
        _reach(agreement, PREGNANCY, 0);
        _reach(agreement, LITTER, 2);
        _expectReportRefused(payer, agreement, PICK, 0, _tooFew(1, 0));
    }

    function test_MilestonesComeInTheirOrder() external {
        bytes32 agreement = _begin();
        bytes memory reason = abi.encodeWithSelector(BreedingAgreement.WrongMilestone.selector, MATING, LITTER);
        _expectReportRefused(payee, agreement, LITTER, 5, reason);
    }

    function test_OnlyTheSideThatIsPaidReports() external {
        bytes32 agreement = _begin();
        bytes memory reason = abi.encodeWithSelector(EscrowVocabulary.NotForThem.selector, agreement, payer.account);
        _expectReportRefused(payer, agreement, MATING, 0, reason);
    }

    function test_AReturnMatingCostsNothingAgain() external {
        bytes32 agreement = _begin();
        _reach(agreement, MATING, 0);
        _reach(agreement, PREGNANCY, 0);
        CHEATS.expectEmit(address(breeding));
        emit BreedingAgreement.ReturnMatingTaken(agreement, 0);
        _takeReturnMating(agreement);
        _reach(agreement, MATING, 0);
        _reach(agreement, PREGNANCY, 0);
        _expectDue(MATING_FEE + PREGNANCY_FEE);
        _reach(agreement, LITTER, 2);
        _reach(agreement, PICK, 1);
        _expectEnded(agreement, PICK_BOND, MATING_FEE + PREGNANCY_FEE + LITTER_FEE);
    }

    function test_ThereAreAsManyReturnMatingsAsAgreed() external {
        bytes32 agreement = _begin();
        _reach(agreement, MATING, 0);
        _takeReturnMating(agreement);
        _reach(agreement, MATING, 0);
        _expectNoReturnMating(agreement);
    }

    function test_BeforeTheFirstMatingThereIsNoReturnMating() external {
        _expectNoReturnMating(_begin());
    }

    function test_WhereOnlyAMissingPregnancyCountsALostLitterDoesNot() external {
        BreedingTerms memory terms = _terms();
        terms.returnMating = ReturnMating.WithoutPregnancy;
        bytes32 agreement = _beginTerms(terms);
        _reach(agreement, MATING, 0);
        _reach(agreement, PREGNANCY, 0);
        _expectNoReturnMating(agreement);
    }

    function test_CoOwnersMustSignToo() external {
        BreedingTerms memory terms = _terms();
        (terms.damCoOwner, terms.sireCoOwner) = (damCoOwner.account, sireCoOwner.account);
        bytes[] memory signatures = _signAll(terms);
        bytes[] memory withoutCoOwners = new bytes[](2);
        (withoutCoOwners[0], withoutCoOwners[1]) = (signatures[0], signatures[1]);

        CHEATS.expectRevert(abi.encodeWithSelector(BreedingAgreement.SignaturesMissing.selector, 3, 2));
        breeding.begin(terms, withoutCoOwners);
        _expect(breeding.begin(terms, signatures) != bytes32(0), "all signed, and it did not begin");
    }

    function test_AnOnlyCoOwnerSignsThird() external {
        BreedingTerms memory terms = _terms();
        terms.sireCoOwner = sireCoOwner.account;
        _expect(_beginTerms(terms) != bytes32(0), "it did not begin");
    }

    function test_RefusesSignaturesNobodyAskedFor() external {
        BreedingTerms memory terms = _terms();
        bytes[] memory signatures = _signAll(terms);
        bytes[] memory more = new bytes[](3);
        (more[0], more[1], more[2]) = (signatures[0], signatures[1], signatures[1]);
        CHEATS.expectRevert(abi.encodeWithSelector(BreedingAgreement.SignaturesMissing.selector, 2, 3));
        breeding.begin(terms, more);
    }

    function test_EachDisputedClauseMustBeAnswered() external {
        BreedingTerms memory terms = _terms();
        terms.text = bytes32(0);
        _expectUnanswered(terms, "text");
        terms = _terms();
        terms.registrar = Registrar.Unanswered;
        _expectUnanswered(terms, "registrar");
        terms = _terms();
        terms.minimumLiving = 0;
        _expectUnanswered(terms, "minimumLiving");
        terms = _terms();
        terms.picker = Picker.Unanswered;
        _expectUnanswered(terms, "picker");
        terms = _terms();
        terms.returnMating = ReturnMating.Unanswered;
        _expectUnanswered(terms, "returnMating");
    }

    function test_AnswersMustNotContradictOneAnother() external {
        BreedingTerms memory terms = _terms();
        terms.picker = Picker.Nobody;
        _expectUnanswered(terms, "picker");
        terms = _terms();
        terms.picks = 3;
        _expectUnanswered(terms, "picks");
        terms = _termsWithoutPick();
        terms.pickBond = 1;
        _expectUnanswered(terms, "pickBond");
        terms = _terms();
        terms.returnMating = ReturnMating.Never;
        _expectUnanswered(terms, "returnMatings");
        terms = _terms();
        terms.returnMatings = 0;
        _expectUnanswered(terms, "returnMatings");
    }

    function test_NoStepLastsForever() external {
        for (uint256 i = 0; i < 4; ++i) {
            BreedingTerms memory terms = _terms();
            if (i == 0) terms.matingSeconds = 731 days;
            if (i == 1) terms.pregnancySeconds = 731 days;
            if (i == 2) terms.litterSeconds = 731 days;
            if (i == 3) terms.pickSeconds = 731 days;
            CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.PeriodOutOfRange.selector, 731 days));
            this.beginTermsExternally(terms);
        }
    }

    function test_KeepsTheTermsForEverybodyToRead() external {
        BreedingTerms memory terms = _terms();
        bytes32 agreement = _beginTerms(terms);
        _expect(keccak256(abi.encode(breeding.termsOf(agreement))) == keccak256(abi.encode(terms)), "other terms");
        _expect(agreement == _typed(TERMS, abi.encode(terms)), "the identifier is not the struct hash");
    }

    function test_AnAgreementWithoutMoneyNeedsNoToken() external {
        BreedingTerms memory terms = _termsWithoutPick();
        (terms.matingFee, terms.pregnancyFee, terms.litterFee, terms.token) = (0, 0, 0, address(0));
        bytes32 agreement = _beginTerms(terms);
        _reach(agreement, MATING, 0);
        _waitUntilOver(agreement);
        breeding.settle(agreement);
        _expectEnded(agreement, 0, 0);
    }

    function beginTermsExternally(BreedingTerms calldata terms) external {
        _beginTerms(terms);
    }

    function reportExternally(
        Person calldata by,
        bytes32 agreement,
        BreedingAgreement.Milestone milestone,
        uint8 count
    ) external {
        _reportBy(by, agreement, milestone, count);
    }

    function takeReturnMatingExternally(bytes32 agreement) external {
        _takeReturnMating(agreement);
    }

    function _termsWithoutPick() private returns (BreedingTerms memory terms) {
        terms = _terms();
        (terms.picks, terms.picker, terms.pickBond, terms.pickSeconds) = (0, Picker.Nobody, 0, 0);
    }

    function _expectDue(uint256 amount) private view {
        _expect(breeding.dueTo(payee.account, address(token)) == amount, "another amount is due");
    }

    function _expectReportRefused(
        Person memory by,
        bytes32 agreement,
        BreedingAgreement.Milestone milestone,
        uint8 count,
        bytes memory reason
    ) private {
        CHEATS.expectRevert(reason);
        this.reportExternally(by, agreement, milestone, count);
    }

    function _expectNoReturnMating(bytes32 agreement) private {
        CHEATS.expectRevert(abi.encodeWithSelector(BreedingAgreement.NoReturnMating.selector, agreement));
        this.takeReturnMatingExternally(agreement);
    }

    function _expectUnanswered(BreedingTerms memory terms, string memory clause) private {
        CHEATS.expectRevert(abi.encodeWithSelector(BreedingClauses.ClauseUnanswered.selector, clause));
        this.beginTermsExternally(terms);
    }

    function _tooFew(uint8 agreed, uint8 counted) private pure returns (bytes memory) {
        return abi.encodeWithSelector(BreedingAgreement.TooFewAnimals.selector, agreed, counted);
    }
}
