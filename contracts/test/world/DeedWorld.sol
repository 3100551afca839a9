// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {CertificateAnchor} from "../../src/CertificateAnchor.sol";
import {PetDeed} from "../../src/PetDeed.sol";
import {CHEATS} from "../Cheats.sol";
import {People, Person} from "./People.sol";

/// @title An issuer who anchored two certificates, and people who hold them
abstract contract DeedWorld is People {
    string internal constant CLAIM =
        "DeedClaim(bytes32 certificate,address owner,address issuer,address royaltyReceiver,uint96 royaltyShare,uint256 nonce,uint256 deadline)";
    string internal constant TRANSFER =
        "DeedTransfer(uint256 deed,address from,address to,uint256 nonce,uint256 deadline)";
    string internal constant OBJECTION =
        "DeedObjection(uint256 deed,address by,bytes32 reason,uint256 nonce,uint256 deadline)";
    bytes32 internal constant CERTIFICATE = keccak256("certificate");
    bytes32 internal constant NEIGHBOUR = keccak256("another certificate");
    uint256 internal constant DEED = uint256(CERTIFICATE);

    CertificateAnchor internal anchor = new CertificateAnchor(address(this));
    PetDeed internal deeds = new PetDeed(anchor);
    Person internal issuer = _person("the issuer");
    Person internal ana = _person("ana");
    Person internal ben = _person("ben");
    Person internal carla = _person("carla");

    function setUp() public virtual {
        CHEATS.warp(TODAY);
        anchor.grantRole(anchor.issuerRole(), issuer.account);
        anchor.anchorBatch(_root(), 2, sha256("manifest"));
    }

    function _claim(Person memory owner) internal {
        _claimWords(_claimFor(owner.account), owner);
    }

    function _claimWords(PetDeed.DeedClaim memory words, Person memory owner) internal {
        bytes32 structHash = _typed(CLAIM, abi.encode(words));
        bytes memory byOwner = _sign(owner, address(deeds), structHash);
        deeds.claim(words, _place(), byOwner, _sign(issuer, address(deeds), structHash));
    }

    function _claimFor(address owner) internal returns (PetDeed.DeedClaim memory) {
        return PetDeed.DeedClaim(CERTIFICATE, owner, issuer.account, issuer.account, 500, _nonce(), block.timestamp);
    }

    function _beginTransfer(Person memory from, Person memory to) internal {
        PetDeed.DeedTransfer memory words =
            PetDeed.DeedTransfer(DEED, from.account, to.account, _nonce(), block.timestamp);
        bytes32 structHash = _typed(TRANSFER, abi.encode(words));
        bytes memory byFrom = _sign(from, address(deeds), structHash);
        deeds.beginTransfer(words, byFrom, _sign(to, address(deeds), structHash));
    }

    function _stopTransfer(Person memory by) internal {
        PetDeed.DeedObjection memory words =
            PetDeed.DeedObjection(DEED, by.account, sha256("reason"), _nonce(), block.timestamp);
        deeds.stopTransfer(words, _sign(by, address(deeds), _typed(OBJECTION, abi.encode(words))));
    }

    function _place() internal pure returns (PetDeed.Place memory) {
        bytes32[] memory siblings = new bytes32[](1);
        siblings[0] = _leaf(NEIGHBOUR);
        return PetDeed.Place({root: _root(), siblings: siblings, leftSides: 0});
    }

    function _root() internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes1(0x01), _leaf(CERTIFICATE), _leaf(NEIGHBOUR)));
    }

    function _leaf(bytes32 digest) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes1(0x00), digest));
    }
}
