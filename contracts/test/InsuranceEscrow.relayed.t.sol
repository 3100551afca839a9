// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {InsuranceEscrow} from "../src/InsuranceEscrow.sol";
import {RelayedAcceptance, RelayedEscrowAction} from "./suites/RelayedEscrowActions.sol";
import {InsuranceWorld} from "./world/InsuranceWorld.sol";
import {Person} from "./world/People.sol";

/// @title The claimant agrees with the insurer's last word, relayed
contract RelayedLastWordAcceptanceTest is InsuranceWorld, RelayedAcceptance {}

/// @title Opening a claim, relayed
contract RelayedInsuranceClaimTest is InsuranceWorld, RelayedEscrowAction {
    function _prepare() internal override {}

    function _signers() internal view override returns (Person[] memory) {
        return _both();
    }

    function _structHash(uint256 nonce, uint256 deadline) internal override returns (bytes32) {
        return _typed(CLAIM, abi.encode(_words(nonce, deadline)));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        override
        returns (bytes memory)
    {
        return abi.encodeCall(InsuranceEscrow.begin, (_words(nonce, deadline), signatures[0], signatures[1]));
    }

    function _words(uint256 nonce, uint256 deadline) private returns (InsuranceEscrow.InsuranceClaim memory claim) {
        claim = _claimWith(_usual());
        (claim.nonce, claim.deadline) = (nonce, deadline);
    }
}

/// @title The insurer's word, relayed
contract RelayedPayoutApprovalTest is InsuranceWorld, RelayedEscrowAction {
    function _prepare() internal override {
        agreement = _begin();
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(payer);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(APPROVAL, abi.encode(agreement, 1, false, REASON, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        InsuranceEscrow.PayoutApproval memory words =
            InsuranceEscrow.PayoutApproval(agreement, 1, false, REASON, nonce, deadline);
        return abi.encodeCall(InsuranceEscrow.approvePayout, (words, signatures[0]));
    }
}
