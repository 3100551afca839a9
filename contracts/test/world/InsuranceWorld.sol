// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ArbitratedEscrow} from "../../src/ArbitratedEscrow.sol";
import {InsuranceEscrow} from "../../src/InsuranceEscrow.sol";
import {EscrowWorld, Variation} from "./EscrowWorld.sol";
import {Person} from "./People.sol";

/// @title An insurer (payer), a claimant (payee) and an ombudsman (arbiter)
abstract contract InsuranceWorld is EscrowWorld {
    string internal constant CLAIM =
        "InsuranceClaim(bytes32 pack,address insurer,address claimant,address arbiter,address token,uint128 amount,uint32 decisionSeconds,uint32 objectionSeconds,uint32 arbitrationSeconds,uint16 silentShare,uint256 nonce,uint256 deadline)";
    string internal constant APPROVAL =
        "PayoutApproval(bytes32 agreement,uint256 amount,bool last,bytes32 reason,uint256 nonce,uint256 deadline)";
    uint128 internal constant AMOUNT = 90_000;

    InsuranceEscrow internal insurance = new InsuranceEscrow();

    function _escrow() internal view override returns (ArbitratedEscrow) {
        return insurance;
    }

    function _held() internal pure override returns (uint256) {
        return AMOUNT;
    }

    function _beginWith(Variation memory variation) internal override returns (bytes32) {
        return _beginClaim(_claimWith(variation));
    }

    /// @dev The insurer's last word: nothing.
    function _makeClaim(bytes32 agreement) internal override returns (Person memory) {
        _approve(agreement, 0, true);
        return payer;
    }

    function _claimWith(Variation memory variation) internal returns (InsuranceEscrow.InsuranceClaim memory) {
        return InsuranceEscrow.InsuranceClaim({
            pack: sha256("The claim pack"),
            insurer: payer.account,
            claimant: payee.account,
            arbiter: variation.arbiter,
            token: variation.token,
            amount: AMOUNT,
            decisionSeconds: 30 days,
            objectionSeconds: variation.objectionSeconds,
            arbitrationSeconds: variation.arbitrationSeconds,
            silentShare: variation.silentShare,
            nonce: _nonce(),
            deadline: block.timestamp
        });
    }

    function _beginClaim(InsuranceEscrow.InsuranceClaim memory claim) internal returns (bytes32) {
        bytes32 structHash = _typed(CLAIM, abi.encode(claim));
        bytes memory byInsurer = _sign(payer, address(insurance), structHash);
        return insurance.begin(claim, byInsurer, _sign(payee, address(insurance), structHash));
    }

    function _approve(bytes32 agreement, uint256 amount, bool last) internal {
        InsuranceEscrow.PayoutApproval memory words =
            InsuranceEscrow.PayoutApproval(agreement, amount, last, REASON, _nonce(), block.timestamp);
        insurance.approvePayout(words, _sign(payer, address(insurance), _typed(APPROVAL, abi.encode(words))));
    }
}
