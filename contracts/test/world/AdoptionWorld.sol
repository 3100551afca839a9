// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {AdoptionAgreement} from "../../src/AdoptionAgreement.sol";
import {ArbitratedEscrow} from "../../src/ArbitratedEscrow.sol";
import {EscrowWorld, Variation} from "./EscrowWorld.sol";
import {Person} from "./People.sol";

/// @title An adopter (payer), a shelter (payee) and what they agree on
abstract contract AdoptionWorld is EscrowWorld {
    string internal constant TERMS =
        "AdoptionTerms(bytes32 text,address adopter,address shelter,address arbiter,address token,uint128 fee,uint128 deposit,uint128 keptOnReturn,uint32 trialSeconds,uint32 objectionSeconds,uint32 arbitrationSeconds,uint16 silentShare,uint256 nonce,uint256 deadline)";
    string internal constant ANIMAL_RETURN =
        "AnimalReturn(bytes32 agreement,bytes32 evidence,uint256 nonce,uint256 deadline)";
    uint128 internal constant FEE = 20_000;
    uint128 internal constant DEPOSIT = 15_000;
    uint128 internal constant KEPT = 5_000;

    AdoptionAgreement internal adoption = new AdoptionAgreement();

    function _escrow() internal view override returns (ArbitratedEscrow) {
        return adoption;
    }

    function _held() internal pure override returns (uint256) {
        return FEE + DEPOSIT;
    }

    function _beginWith(Variation memory variation) internal override returns (bytes32) {
        return _beginTerms(_termsWith(variation));
    }

    function _makeClaim(bytes32 agreement) internal override returns (Person memory) {
        AdoptionAgreement.AnimalReturn memory words =
            AdoptionAgreement.AnimalReturn(agreement, EVIDENCE, _nonce(), block.timestamp);
        adoption.announceReturn(words, _sign(payer, address(adoption), _typed(ANIMAL_RETURN, abi.encode(words))));
        return payer;
    }

    function _termsWith(Variation memory variation) internal returns (AdoptionAgreement.AdoptionTerms memory) {
        return AdoptionAgreement.AdoptionTerms({
            text: sha256("The readable agreement"),
            adopter: payer.account,
            shelter: payee.account,
            arbiter: variation.arbiter,
            token: variation.token,
            fee: FEE,
            deposit: DEPOSIT,
            keptOnReturn: KEPT,
            trialSeconds: 21 days,
            objectionSeconds: variation.objectionSeconds,
            arbitrationSeconds: variation.arbitrationSeconds,
            silentShare: variation.silentShare,
            nonce: _nonce(),
            deadline: block.timestamp
        });
    }

    function _beginTerms(AdoptionAgreement.AdoptionTerms memory terms) internal returns (bytes32) {
        bytes32 structHash = _typed(TERMS, abi.encode(terms));
        bytes memory byAdopter = _sign(payer, address(adoption), structHash);
        return adoption.begin(terms, byAdopter, _sign(payee, address(adoption), structHash));
    }
}
