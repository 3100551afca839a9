// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ArbitratedEscrow} from "../../src/ArbitratedEscrow.sol";
import {BreedingAgreement} from "../../src/BreedingAgreement.sol";
import {BreedingTerms, Picker, Registrar, ReturnMating} from "../../src/BreedingClauses.sol";
import {Person} from "./People.sol";
import {EscrowWorld, Variation} from "./EscrowWorld.sol";

/// @title A dam's owner (payer), a sire's owner (payee) and what they agree on
abstract contract BreedingWorld is EscrowWorld {
    string internal constant TERMS =
        "BreedingTerms(bytes32 text,address damOwner,address damCoOwner,address sireOwner,address sireCoOwner,address arbiter,address token,uint128 matingFee,uint128 pregnancyFee,uint128 litterFee,uint128 pickBond,uint32 matingSeconds,uint32 pregnancySeconds,uint32 litterSeconds,uint32 pickSeconds,uint32 objectionSeconds,uint32 arbitrationSeconds,uint16 silentShare,uint8 livingAfterDays,uint8 minimumLiving,uint8 picks,uint8 returnMatings,uint8 picker,uint8 returnMating,uint8 registrar,uint256 nonce,uint256 deadline)";
    string internal constant REPORT =
        "MilestoneReport(bytes32 agreement,address by,uint8 milestone,uint8 count,bytes32 evidence,uint256 nonce,uint256 deadline)";
    string internal constant RETURN_MATING =
        "ReturnMatingRequest(bytes32 agreement,uint256 nonce,uint256 deadline)";
    uint128 internal constant MATING_FEE = 10_000;
    uint128 internal constant PREGNANCY_FEE = 20_000;
    uint128 internal constant LITTER_FEE = 30_000;
    uint128 internal constant PICK_BOND = 40_000;

    BreedingAgreement internal breeding = new BreedingAgreement();
    Person internal damCoOwner = _person("the dam's co-owner");
    Person internal sireCoOwner = _person("the sire's co-owner");

    function _escrow() internal view override returns (ArbitratedEscrow) {
        return breeding;
    }

    function _held() internal pure override returns (uint256) {
        return MATING_FEE + PREGNANCY_FEE + LITTER_FEE + PICK_BOND;
    }

    function _beginWith(Variation memory variation) internal override returns (bytes32) {
        return _beginTerms(_termsWith(variation));
    }

    function _makeClaim(bytes32 agreement) internal override returns (Person memory) {
        BreedingAgreement.Milestone next = breeding.progressOf(agreement).next;
        _report(agreement, next, 3);
        return next == BreedingAgreement.Milestone.Pick ? payer : payee;
    }

    /// @dev One pick for the sire's owner, one return mating if no litter comes.
    function _terms() internal returns (BreedingTerms memory) {
        return _termsWith(_usual());
    }

    function _termsWith(Variation memory variation) internal returns (BreedingTerms memory) {
        return BreedingTerms({
            text: sha256("The readable agreement"),
            damOwner: payer.account,
            damCoOwner: address(0),
            sireOwner: payee.account,
            sireCoOwner: address(0),
            arbiter: variation.arbiter,
            token: variation.token,
            matingFee: MATING_FEE,
            pregnancyFee: PREGNANCY_FEE,
            litterFee: LITTER_FEE,
            pickBond: PICK_BOND,
            matingSeconds: 30 days,
            pregnancySeconds: 60 days,
            litterSeconds: 90 days,
            pickSeconds: 70 days,
            objectionSeconds: variation.objectionSeconds,
            arbitrationSeconds: variation.arbitrationSeconds,
            silentShare: variation.silentShare,
            livingAfterDays: 7,
            minimumLiving: 2,
            picks: 1,
            returnMatings: 1,
            picker: Picker.SireOwner,
            returnMating: ReturnMating.WithoutLitter,
            registrar: Registrar.DamOwner,
            nonce: _nonce(),
            deadline: block.timestamp
        });
    }

    function _beginTerms(BreedingTerms memory terms) internal returns (bytes32) {
        return breeding.begin(terms, _signAll(terms));
    }

    function _signAll(BreedingTerms memory terms) internal view returns (bytes[] memory signatures) {
        bytes32 structHash = _typed(TERMS, abi.encode(terms));
        bool hasFirst = terms.damCoOwner != address(0);
        bool hasSecond = terms.sireCoOwner != address(0);
        signatures = new bytes[](2 + (hasFirst ? 1 : 0) + (hasSecond ? 1 : 0));
        signatures[0] = _sign(payer, address(breeding), structHash);
        signatures[1] = _sign(payee, address(breeding), structHash);
        if (hasFirst) signatures[2] = _sign(damCoOwner, address(breeding), structHash);
        if (hasSecond) signatures[signatures.length - 1] = _sign(sireCoOwner, address(breeding), structHash);
    }

    function _report(bytes32 agreement, BreedingAgreement.Milestone milestone, uint8 count) internal {
        _reportBy(milestone == BreedingAgreement.Milestone.Pick ? payer : payee, agreement, milestone, count);
    }

    function _reportBy(Person memory by, bytes32 agreement, BreedingAgreement.Milestone milestone, uint8 count)
        internal
    {
        BreedingAgreement.MilestoneReport memory words = BreedingAgreement.MilestoneReport(
            agreement, by.account, milestone, count, EVIDENCE, _nonce(), block.timestamp
        );
        breeding.reportMilestone(words, _sign(by, address(breeding), _typed(REPORT, abi.encode(words))));
    }

    /// @dev Reported by the one side, accepted by the other.
    function _reach(bytes32 agreement, BreedingAgreement.Milestone milestone, uint8 count) internal {
        _report(agreement, milestone, count);
        _accept(agreement, milestone == BreedingAgreement.Milestone.Pick ? payee : payer);
    }

    function _takeReturnMating(bytes32 agreement) internal {
        BreedingAgreement.ReturnMatingRequest memory words =
            BreedingAgreement.ReturnMatingRequest(agreement, _nonce(), block.timestamp);
        breeding.takeReturnMating(words, _sign(payer, address(breeding), _typed(RETURN_MATING, abi.encode(words))));
    }
}
