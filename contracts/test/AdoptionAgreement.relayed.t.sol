// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {AdoptionAgreement} from "../src/AdoptionAgreement.sol";
import {RelayedAcceptance, RelayedEscrowAction} from "./suites/RelayedEscrowActions.sol";
import {AdoptionWorld} from "./world/AdoptionWorld.sol";
import {Person} from "./world/People.sol";

/// @title The shelter has the animal back, relayed
contract RelayedReturnAcceptanceTest is AdoptionWorld, RelayedAcceptance {}

/// @title Beginning an adoption, relayed
contract RelayedAdoptionTermsTest is AdoptionWorld, RelayedEscrowAction {
    function _prepare() internal override {}

    function _signers() internal view override returns (Person[] memory) {
        return _both();
    }

    function _structHash(uint256 nonce, uint256 deadline) internal override returns (bytes32) {
        return _typed(TERMS, abi.encode(_words(nonce, deadline)));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        override
        returns (bytes memory)
    {
        return abi.encodeCall(AdoptionAgreement.begin, (_words(nonce, deadline), signatures[0], signatures[1]));
    }

    function _words(uint256 nonce, uint256 deadline) private returns (AdoptionAgreement.AdoptionTerms memory terms) {
        terms = _termsWith(_usual());
        (terms.nonce, terms.deadline) = (nonce, deadline);
    }
}

/// @title Announcing that the animal comes back, relayed
contract RelayedAnimalReturnTest is AdoptionWorld, RelayedEscrowAction {
    function _prepare() internal override {
        agreement = _begin();
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(payer);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(ANIMAL_RETURN, abi.encode(agreement, EVIDENCE, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        AdoptionAgreement.AnimalReturn memory words =
            AdoptionAgreement.AnimalReturn(agreement, EVIDENCE, nonce, deadline);
        return abi.encodeCall(AdoptionAgreement.announceReturn, (words, signatures[0]));
    }
}
