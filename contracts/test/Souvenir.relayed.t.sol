// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {SignedActions} from "../src/SignedActions.sol";
import {Souvenir} from "../src/Souvenir.sol";
import {RelayedActionSuite} from "./suites/RelayedActionSuite.sol";
import {Person} from "./world/People.sol";
import {SouvenirWorld} from "./world/SouvenirWorld.sol";

/// @title Earning a souvenir, relayed
contract RelayedAwardTest is SouvenirWorld, RelayedActionSuite {
    function _prepare() internal override {}

    function _target() internal view override returns (SignedActions) {
        return souvenirs;
    }

    function _signers() internal view override returns (Person[] memory signers) {
        signers = new Person[](2);
        (signers[0], signers[1]) = (ana, issuer);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(AWARD, abi.encode(ana.account, issuer.account, OCCASION, PICTURE, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        Souvenir.SouvenirAward memory words =
            Souvenir.SouvenirAward(ana.account, issuer.account, OCCASION, PICTURE, nonce, deadline);
        return abi.encodeCall(Souvenir.earn, (words, signatures[0], signatures[1]));
    }
}

/// @title Giving a souvenir back, relayed
contract RelayedGivingBackTest is SouvenirWorld, RelayedActionSuite {
    uint256 private _souvenir;

    function _prepare() internal override {
        _souvenir = _earn(_award(ana.account), ana);
    }

    function _target() internal view override returns (SignedActions) {
        return souvenirs;
    }

    function _signers() internal view override returns (Person[] memory signers) {
        signers = new Person[](1);
        signers[0] = ana;
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(RETURN, abi.encode(_souvenir, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        return abi.encodeCall(Souvenir.giveBack, (Souvenir.SouvenirReturn(_souvenir, nonce, deadline), signatures[0]));
    }
}
