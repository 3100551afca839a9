// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {CertificateAnchor} from "../src/CertificateAnchor.sol";

/// @title An issuer who does anything in any order
contract AnyIssuer {
    CertificateAnchor public immutable ANCHOR = new CertificateAnchor(address(this));
    bytes32[] private _roots;
    bytes32[] private _revoked;

    function anchor(bytes32 root, uint32 size) external {
        ANCHOR.anchorBatch(root, size, root);
        _roots.push(root);
    }

    function revoke(bytes32 digest) external {
        ANCHOR.revokeCertificate(digest);
        _revoked.push(digest);
    }

    function revokeSomeBatch(uint256 which) external {
        if (_roots.length > 0) ANCHOR.revokeBatch(_roots[which % _roots.length]);
    }

    function roots() external view returns (bytes32[] memory) {
        return _roots;
    }

    function revoked() external view returns (bytes32[] memory) {
        return _revoked;
    }
}

/// @title What stays true whatever an issuer does
contract CertificateAnchorInvariants {
    AnyIssuer private _issuer;

    function setUp() public {
        _issuer = new AnyIssuer();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_issuer);
    }

    function invariant_WhatWasAnchoredStaysOnRecord() external view {
        bytes32[] memory roots = _issuer.roots();
        for (uint256 i = 0; i < roots.length; ++i) {
            CertificateAnchor.Batch memory batch = _issuer.ANCHOR().batchOf(roots[i]);
            require(batch.anchoredAt != 0 && batch.size != 0, "an anchored batch was lost");
        }
    }

    function invariant_WhatWasRevokedStaysRevoked() external view {
        bytes32[] memory revoked = _issuer.revoked();
        for (uint256 i = 0; i < revoked.length; ++i) {
            require(_issuer.ANCHOR().revokedAt(revoked[i]) != 0, "a revocation was lost");
        }
    }
}
