// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {CertificateAnchor} from "../../src/CertificateAnchor.sol";
import {Souvenir} from "../../src/Souvenir.sol";
import {CHEATS} from "../Cheats.sol";
import {People, Person} from "./People.sol";

/// @title An issuer, and people who were somewhere
abstract contract SouvenirWorld is People {
    string internal constant AWARD =
        "SouvenirAward(address owner,address issuer,bytes32 occasion,bytes32 picture,uint256 nonce,uint256 deadline)";
    string internal constant RETURN = "SouvenirReturn(uint256 souvenir,uint256 nonce,uint256 deadline)";
    bytes32 internal constant OCCASION = keccak256("a walk in the park");
    bytes32 internal constant PICTURE = keccak256("a picture of it");

    CertificateAnchor internal anchor = new CertificateAnchor(address(this));
    Souvenir internal souvenirs = new Souvenir(anchor);
    Person internal issuer = _person("the issuer");
    Person internal ana = _person("ana");
    Person internal ben = _person("ben");

    function setUp() public virtual {
        CHEATS.warp(TODAY);
        anchor.grantRole(anchor.issuerRole(), issuer.account);
    }

    function _award(address owner) internal returns (Souvenir.SouvenirAward memory) {
        return Souvenir.SouvenirAward(owner, issuer.account, OCCASION, PICTURE, _nonce(), block.timestamp);
    }

    function _earn(Souvenir.SouvenirAward memory words, Person memory owner) internal returns (uint256) {
        bytes32 structHash = _typed(AWARD, abi.encode(words));
        bytes memory byOwner = _sign(owner, address(souvenirs), structHash);
        return souvenirs.earn(words, byOwner, _sign(issuer, address(souvenirs), structHash));
    }

    function _giveBack(uint256 souvenir, Person memory owner) internal {
        Souvenir.SouvenirReturn memory words = Souvenir.SouvenirReturn(souvenir, _nonce(), block.timestamp);
        souvenirs.giveBack(words, _sign(owner, address(souvenirs), _typed(RETURN, abi.encode(words))));
    }
}
