// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {EscrowVocabulary} from "../src/EscrowVocabulary.sol";
import {InsuranceEscrow} from "../src/InsuranceEscrow.sol";
import {CHEATS} from "./Cheats.sol";
import {ArbitratedEscrowSuite} from "./suites/ArbitratedEscrowSuite.sol";
import {InsuranceWorld} from "./world/InsuranceWorld.sol";

/// @title Promises of InsuranceEscrow beyond those of every escrow
contract InsuranceEscrowTest is InsuranceWorld, ArbitratedEscrowSuite {
    function testFuzz_TheInsurersSignaturePaysInParts(uint256 first, uint256 second) external {
        first %= AMOUNT;
        second = 1 + (second % (AMOUNT - first));
        bytes32 agreement = _begin();
        _approve(agreement, first, false);
        _expect(insurance.dueTo(payee.account, address(token)) == first, "the first part is not due");
        _approve(agreement, second, true);
        _expect(insurance.dueTo(payee.account, address(token)) == first + second, "the second part is not due");
        _expect(_begun(agreement).held == AMOUNT - first - second, "another rest is held");
    }

    function test_PayingEverythingEndsTheClaim() external {
        bytes32 agreement = _begin();
        _approve(agreement, AMOUNT, true);
        _expectEnded(agreement, 0, AMOUNT);
    }

    function test_TheRestGoesBackWhenTheLastWordStands() external {
        bytes32 agreement = _begin();
        _approve(agreement, 1_000, true);
        _waitUntilOver(agreement);
        insurance.settle(agreement);
        _expectEnded(agreement, AMOUNT - 1_000, 1_000);
    }

    function test_TheClaimantTakesTheLastWordToTheOmbudsman() external {
        bytes32 agreement = _begin();
        _approve(agreement, 1_000, true);
        _dispute(agreement, payee);
        _decide(agreement, 50_000);
        _expectEnded(agreement, AMOUNT - 51_000, 51_000);
    }

    function test_AnInsurerWhoSaysNothingLosesTheAgreedShare() external {
        bytes32 agreement = _begin();
        _waitUntilOver(agreement);
        insurance.settle(agreement);
        uint256 share = uint256(AMOUNT) * SILENT_SHARE / 10_000;
        _expectEnded(agreement, AMOUNT - share, share);
    }

    function test_RefusesToPayMoreThanWasPutIn() external {
        bytes32 agreement = _begin();
        CHEATS.expectRevert(
            abi.encodeWithSelector(EscrowVocabulary.MoreThanHeld.selector, uint256(AMOUNT) + 1, uint256(AMOUNT))
        );
        this.approveExternally(agreement, uint256(AMOUNT) + 1);
    }

    function test_RefusesAClaimWithoutAPack() external {
        InsuranceEscrow.InsuranceClaim memory claim = _claimWith(_usual());
        claim.pack = bytes32(0);
        CHEATS.expectRevert(InsuranceEscrow.PackMissing.selector);
        this.beginClaimExternally(claim);
    }

    function test_RefusesADecisionThatTakesForever() external {
        InsuranceEscrow.InsuranceClaim memory claim = _claimWith(_usual());
        claim.decisionSeconds = 731 days;
        CHEATS.expectRevert(abi.encodeWithSelector(EscrowVocabulary.PeriodOutOfRange.selector, 731 days));
        this.beginClaimExternally(claim);
    }


    function approveExternally(bytes32 agreement, uint256 amount) external {
        _approve(agreement, amount, false);
    }

    function beginClaimExternally(InsuranceEscrow.InsuranceClaim calldata claim) external {
        _beginClaim(claim);
    }
}
