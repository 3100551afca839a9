// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {EscrowVocabulary} from "../../src/EscrowVocabulary.sol";
import {PullPayments} from "../../src/PullPayments.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {CHEATS} from "../Cheats.sol";
import {Person} from "../world/People.sol";
import {EscrowWorld, Variation} from "../world/EscrowWorld.sol";
import {GreedyToken, ReentrantToken} from "../world/Tokens.sol";

/// @title What every escrow keeps to, whatever it is for
abstract contract ArbitratedEscrowSuite is EscrowWorld {
    function test_HoldsTheMoneyFromTheBeginning() external {
        bytes32 agreement = _begin();
        _expect(_begun(agreement).held == _held(), "another amount is held");
        _expect(token.balanceOf(address(_escrow())) == _held(), "another amount arrived");
        _expect(token.balanceOf(payer.account) == PURSE - _held(), "another amount left");
    }

    function test_NothingIsSettledWhileAStepIsOpen() external {
        bytes32 agreement = _begin();
        uint64 until = _begun(agreement).until;
        CHEATS.warp(until - 1);
        CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.StepStillOpen.selector, agreement, until));
        _escrow().settle(agreement);
    }

    function test_AClaimStandsWhenTheOtherSideAgrees() external {
        bytes32 agreement = _begin();
        Person memory by = _makeClaim(agreement);
        uint64 until = _begun(agreement).until;
        _expect(until == TODAY + OBJECTION_SECONDS, "another time to object");
        CHEATS.expectEmit(address(_escrow()));
        emit EscrowVocabulary.ClaimAccepted(agreement, false);
        _accept(agreement, _otherThan(by));
    }

    function test_AClaimStandsWhenNobodyAnswers() external {
        bytes32 agreement = _begin();
        _makeClaim(agreement);
        _waitUntilOver(agreement);
        CHEATS.expectEmit(address(_escrow()));
        emit EscrowVocabulary.ClaimAccepted(agreement, true);
        _escrow().settle(agreement);
    }

    function test_NobodyAcceptsTheirOwnClaim() external {
        bytes32 agreement = _begin();
        Person memory by = _makeClaim(agreement);
        CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.NotForThem.selector, agreement, by.account));
        this.acceptExternally(agreement, by);
    }

    function test_NothingIsAcceptedThatNobodyClaimed() external {
        bytes32 agreement = _begin();
        CHEATS.expectRevert(_wrongPhase(agreement, EscrowVocabulary.Phase.Waiting));
        this.acceptExternally(agreement, payer);
    }

    function test_NothingIsClaimedTwice() external {
        bytes32 agreement = _begin();
        _makeClaim(agreement);
        CHEATS.expectRevert(_wrongPhase(agreement, EscrowVocabulary.Phase.Claimed));
        this.claimExternally(agreement);
    }

    function test_EitherSideMayGoToTheArbiter() external {
        Person[2] memory sides = [payer, payee];
        for (uint256 i = 0; i < 2; ++i) {
            bytes32 agreement = _begin();
            uint64 until = uint64(TODAY) + ARBITRATION_SECONDS;
            CHEATS.expectEmit(address(_escrow()));
            emit EscrowVocabulary.AgreementDisputed(agreement, sides[i].account, EVIDENCE, until);
            _dispute(agreement, sides[i]);
        }
    }

    function test_AStrangerMayNotGoToTheArbiter() external {
        bytes32 agreement = _begin();
        CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.NotForThem.selector, agreement, stranger.account));
        this.disputeExternally(agreement, stranger);
    }

    function test_ADisputeIsRaisedOnce() external {
        bytes32 agreement = _begin();
        _dispute(agreement, payer);
        CHEATS.expectRevert(_wrongPhase(agreement, EscrowVocabulary.Phase.Disputed));
        this.disputeExternally(agreement, payee);
    }

    function test_NobodyObjectsWhenTheTimeForItIsOver() external {
        bytes32 agreement = _begin();
        _makeClaim(agreement);
        uint64 until = _begun(agreement).until;
        CHEATS.warp(until);
        CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.StepOver.selector, agreement, until));
        this.disputeExternally(agreement, payee);
    }

    function testFuzz_TheArbiterDividesWhatIsHeld(uint256 toPayee) external {
        toPayee %= _held() + 1;
        bytes32 agreement = _begin();
        _makeClaim(agreement);
        _dispute(agreement, payer);
        _decide(agreement, toPayee);
        _expectEnded(agreement, _held() - toPayee, toPayee);
    }

    function test_TheArbiterCannotGiveMoreThanThereIs() external {
        bytes32 agreement = _begin();
        _dispute(agreement, payer);
        CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.MoreThanHeld.selector, _held() + 1, _held()));
        this.decideExternally(agreement, _held() + 1);
    }

    function test_TheArbiterDecidesOnlyWhatIsDisputed() external {
        bytes32 agreement = _begin();
        CHEATS.expectRevert(_wrongPhase(agreement, EscrowVocabulary.Phase.Waiting));
        this.decideExternally(agreement, 0);
    }

    function test_AnArbiterWhoStaysSilentIsReplacedByTheAgreedShare() external {
        bytes32 agreement = _begin();
        _dispute(agreement, payee);
        _waitUntilOver(agreement);
        _escrow().settle(agreement);
        uint256 share = _held() * SILENT_SHARE / 10_000;
        _expectEnded(agreement, _held() - share, share);
    }

    function testFuzz_BothTogetherEndItAtAnyPoint(uint256 toPayee, uint8 point) external {
        toPayee %= _held() + 1;
        bytes32 agreement = _begin();
        if (point % 3 >= 1) _makeClaim(agreement);
        if (point % 3 == 2) _dispute(agreement, payer);
        _endTogether(agreement, toPayee);
        _expectEnded(agreement, _held() - toPayee, toPayee);
    }

    function test_WhatHasEndedStaysEnded() external {
        bytes32 agreement = _begin();
        _endTogether(agreement, 0);
        bytes memory ended = _wrongPhase(agreement, EscrowVocabulary.Phase.Ended);
        CHEATS.expectRevert(ended);
        _escrow().settle(agreement);
        CHEATS.expectRevert(ended);
        this.disputeExternally(agreement, payer);
        CHEATS.expectRevert(ended);
        this.endTogetherExternally(agreement);
    }

    function test_WhatNeverBeganCannotEnd() external {
        CHEATS.expectRevert(_wrongPhase(bytes32(0), EscrowVocabulary.Phase.None));
        _escrow().settle(bytes32(0));
    }

    function test_RefusesAnArbiterWhoIsOneOfTheTwo() external {
        address[3] memory wrong = [payer.account, payee.account, address(0)];
        for (uint256 i = 0; i < 3; ++i) {
            Variation memory variation = _usual();
            variation.arbiter = wrong[i];
            _expectNoBeginning(variation, abi.encodeWithSelector(EscrowVocabulary.PartiesNotDistinct.selector));
        }
    }

    function test_RefusesPeriodsNobodyCouldKeepOrWouldWaitFor() external {
        uint32[2] memory wrong = [uint32(1 hours - 1), 730 days + 1];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory reason = abi.encodeWithSelector(EscrowVocabulary.PeriodOutOfRange.selector, wrong[i]);
            Variation memory variation = _usual();
            variation.objectionSeconds = wrong[i];
            _expectNoBeginning(variation, reason);
            variation = _usual();
            variation.arbitrationSeconds = wrong[i];
            _expectNoBeginning(variation, reason);
        }
    }

    function test_RefusesAShareOfMoreThanTheWhole() external {
        Variation memory variation = _usual();
        variation.silentShare = 10_001;
        _expectNoBeginning(variation, abi.encodeWithSelector(EscrowVocabulary.ShareOutOfRange.selector, 10_001));
    }

    function test_MoneyGoesWhereItBelongsWhoeverAsks() external {
        _endTogether(_begin(), 1);
        CHEATS.prank(stranger.account);
        _escrow().withdraw(payee.account, address(token));
        _escrow().withdraw(payer.account, address(token));
        _expect(token.balanceOf(payee.account) == 1, "the payee did not get it");
        _expect(token.balanceOf(payer.account) == PURSE - 1, "the payer did not get it");
        CHEATS.expectRevert(
            abi.encodeWithSelector(PullPayments.NothingDue.selector, payee.account, address(token))
        );
        _escrow().withdraw(payee.account, address(token));
    }

    function test_RefusesATokenThatKeepsAPart() external {
        GreedyToken greedy = new GreedyToken();
        greedy.hand(payer.account, PURSE);
        CHEATS.prank(payer.account);
        greedy.approve(address(_escrow()), PURSE);
        Variation memory variation = _usual();
        variation.token = address(greedy);
        uint256 arrives = _held() - _held() / 100;
        _expectNoBeginning(
            variation, abi.encodeWithSelector(PullPayments.TokenShortChanged.selector, greedy, _held(), arrives)
        );
    }

    function test_ATokenThatCallsBackGetsNothingTwice() external {
        ReentrantToken reentrant = new ReentrantToken();
        reentrant.hand(payer.account, PURSE);
        CHEATS.prank(payer.account);
        reentrant.approve(address(_escrow()), PURSE);
        Variation memory variation = _usual();
        variation.token = address(reentrant);
        _endTogether(_beginWith(variation), _held());

        bytes memory again = abi.encodeCall(PullPayments.withdraw, (payee.account, address(reentrant)));
        reentrant.attack(address(_escrow()), again);
        _escrow().withdraw(payee.account, address(reentrant));

        _expect(!reentrant.succeeded(), "it was entered twice");
        _expect(reentrant.balanceOf(payee.account) == _held(), "it paid another amount");
    }

    function acceptExternally(bytes32 agreement, Person calldata by) external {
        _accept(agreement, by);
    }

    function claimExternally(bytes32 agreement) external {
        _makeClaim(agreement);
    }

    function disputeExternally(bytes32 agreement, Person calldata by) external {
        _dispute(agreement, by);
    }

    function decideExternally(bytes32 agreement, uint256 toPayee) external {
        _decide(agreement, toPayee);
    }

    function endTogetherExternally(bytes32 agreement) external {
        _endTogether(agreement, 0);
    }

    function beginExternally(Variation calldata variation) external {
        _beginWith(variation);
    }

    function _otherThan(Person memory who) private view returns (Person memory) {
        return who.account == payer.account ? payee : payer;
    }

    function _expectNoBeginning(Variation memory variation, bytes memory reason) private {
        CHEATS.expectRevert(reason);
        this.beginExternally(variation);
    }

    function _wrongPhase(bytes32 agreement, EscrowVocabulary.Phase phase) private pure returns (bytes memory) {
        return abi.encodeWithSelector(EscrowVocabulary.WrongPhase.selector, agreement, phase);
    }
}
