// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {PetDeed} from "../src/PetDeed.sol";
import {SignedActions} from "../src/SignedActions.sol";
import {RelayedActionSuite} from "./suites/RelayedActionSuite.sol";
import {DeedWorld} from "./world/DeedWorld.sol";
import {Person} from "./world/People.sol";

/// @title An action on a deed, relayed
abstract contract RelayedDeedAction is DeedWorld, RelayedActionSuite {
    function _target() internal view override returns (SignedActions) {
        return deeds;
    }
}

/// @title Making a deed, relayed
contract RelayedDeedClaimTest is RelayedDeedAction {
    function _prepare() internal override {}

    function _signers() internal view override returns (Person[] memory signers) {
        signers = new Person[](2);
        (signers[0], signers[1]) = (ana, issuer);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(CLAIM, abi.encode(_words(nonce, deadline)));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        return abi.encodeCall(PetDeed.claim, (_words(nonce, deadline), _place(), signatures[0], signatures[1]));
    }

    function _words(uint256 nonce, uint256 deadline) private view returns (PetDeed.DeedClaim memory) {
        return PetDeed.DeedClaim(CERTIFICATE, ana.account, issuer.account, issuer.account, 500, nonce, deadline);
    }
}

/// @title Passing a deed on, relayed
contract RelayedDeedTransferTest is RelayedDeedAction {
    function _prepare() internal override {
        _claim(ana);
    }

    function _signers() internal view override returns (Person[] memory signers) {
        signers = new Person[](2);
        (signers[0], signers[1]) = (ana, ben);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(TRANSFER, abi.encode(DEED, ana.account, ben.account, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        PetDeed.DeedTransfer memory words =
            PetDeed.DeedTransfer(DEED, ana.account, ben.account, nonce, deadline);
        return abi.encodeCall(PetDeed.beginTransfer, (words, signatures[0], signatures[1]));
    }
}

/// @title Stopping a transfer, relayed
contract RelayedDeedObjectionTest is RelayedDeedAction {
    bytes32 private constant _REASON = keccak256("a reason");

    function _prepare() internal override {
        _claim(ana);
        _beginTransfer(ana, ben);
    }

    function _signers() internal view override returns (Person[] memory signers) {
        signers = new Person[](1);
        signers[0] = ben;
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(OBJECTION, abi.encode(DEED, ben.account, _REASON, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        PetDeed.DeedObjection memory words =
            PetDeed.DeedObjection(DEED, ben.account, _REASON, nonce, deadline);
        return abi.encodeCall(PetDeed.stopTransfer, (words, signatures[0]));
    }
}
