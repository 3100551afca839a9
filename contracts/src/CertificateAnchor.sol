// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";

/// @title Where batches of certificates are written down for everybody to see
/// @notice Holds one 32-byte Merkle root for any number of certificates, and which of them were revoked.
/// No name, no owner and no animal is ever on the chain.
/// @dev Leaves are keccak256(0x00 || digest), inner nodes keccak256(0x01 || left || right), an odd node
/// moves up unchanged; `digest` is the SHA-256 of the canonical signed credential.
contract CertificateAnchor is AccessControl {
    /// @notice A batch; times in Unix seconds, 0 for never.
    /// @dev One storage slot: a batch costs a single write, whatever its size.
    struct Batch {
        uint64 anchoredAt;
        uint64 revokedAt;
        uint32 size;
    }

    bytes32 private constant ISSUER_ROLE = keccak256("ISSUER_ROLE");

    mapping(bytes32 root => Batch batch) private _batches;
    mapping(bytes32 digest => uint64 moment) private _revokedAt;

    /// @notice A batch of certificates was anchored.
    /// @param root Merkle root of the batch.
    /// @param size How many certificates the batch holds.
    /// @param manifest SHA-256 of the batch's list of digests; also its IPFS address (CIDv1, raw).
    event BatchAnchored(bytes32 indexed root, uint32 size, bytes32 manifest);

    /// @notice A whole batch was revoked, because its root was anchored by mistake or by a thief.
    /// @param root Merkle root of the batch.
    event BatchRevoked(bytes32 indexed root);

    /// @notice One certificate was revoked.
    /// @param digest SHA-256 of the canonical signed credential.
    event CertificateRevoked(bytes32 indexed digest);

    /// @notice The batch holds nothing: its root is zero or its size is.
    error EmptyBatch();
    /// @notice This root was anchored before.
    /// @param root The root.
    error BatchAlreadyAnchored(bytes32 root);
    /// @notice This root was never anchored here.
    /// @param root The root.
    error BatchUnknown(bytes32 root);
    /// @notice This batch was revoked before.
    /// @param root The root.
    error BatchAlreadyRevoked(bytes32 root);
    /// @notice This certificate was revoked before.
    /// @param digest The certificate.
    error CertificateAlreadyRevoked(bytes32 digest);

    /// @notice Appoints the first administrator and issuer.
    /// @param admin May appoint and dismiss issuers, and is the first issuer.
    constructor(address admin) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(ISSUER_ROLE, admin);
    }

    /// @notice Anchors a batch of certificates.
    /// @param root Merkle root of the batch.
    /// @param size How many certificates the batch holds.
    /// @param manifest SHA-256 of the batch's list of digests.
    function anchorBatch(bytes32 root, uint32 size, bytes32 manifest) external onlyRole(ISSUER_ROLE) {
        if (root == bytes32(0) || size == 0) revert EmptyBatch();
        if (_batches[root].anchoredAt != 0) revert BatchAlreadyAnchored(root);
        _batches[root] = Batch({anchoredAt: uint64(block.timestamp), revokedAt: 0, size: size});
        emit BatchAnchored(root, size, manifest);
    }

    /// @notice Revokes every certificate of a batch.
    /// @param root Merkle root of the batch.
    function revokeBatch(bytes32 root) external onlyRole(ISSUER_ROLE) {
        Batch storage batch = _batches[root];
        if (batch.anchoredAt == 0) revert BatchUnknown(root);
        if (batch.revokedAt != 0) revert BatchAlreadyRevoked(root);
        batch.revokedAt = uint64(block.timestamp);
        emit BatchRevoked(root);
    }

    /// @notice Revokes one certificate. It need not be anchored yet: a withdrawal must never have to wait.
    /// @param digest SHA-256 of the canonical signed credential.
    function revokeCertificate(bytes32 digest) external onlyRole(ISSUER_ROLE) {
        if (_revokedAt[digest] != 0) revert CertificateAlreadyRevoked(digest);
        _revokedAt[digest] = uint64(block.timestamp);
        emit CertificateRevoked(digest);
    }

    /// @notice What is known about a batch.
    /// @param root Merkle root of the batch.
    /// @return Times in Unix seconds, 0 for never, and how many certificates it holds.
    function batchOf(bytes32 root) external view returns (Batch memory) {
        return _batches[root];
    }

    /// @notice When a certificate was revoked by itself; its batch may be revoked besides.
    /// @param digest SHA-256 of the canonical signed credential.
    /// @return Unix time in seconds, 0 when it was not.
    function revokedAt(bytes32 digest) external view returns (uint64) {
        return _revokedAt[digest];
    }

    /// @notice Whether a certificate stands in an anchored batch and neither was revoked.
    /// @param root Merkle root of the batch.
    /// @param digest SHA-256 of the canonical signed credential.
    /// @param siblings Hashes on the way up, from the leaf.
    /// @param leftSides Bit i is set when sibling i stands on the left.
    /// @return True when it is in force.
    function isInForce(bytes32 root, bytes32 digest, bytes32[] calldata siblings, uint256 leftSides)
        external
        view
        returns (bool)
    {
        Batch storage batch = _batches[root];
        if (batch.anchoredAt == 0 || batch.revokedAt != 0 || _revokedAt[digest] != 0) return false;
        return _rootFrom(digest, siblings, leftSides) == root;
    }

    /// @notice The role whose holders may anchor and revoke.
    /// @return Its identifier for `grantRole` and `hasRole`.
    function issuerRole() external pure returns (bytes32) {
        return ISSUER_ROLE;
    }

    function _rootFrom(bytes32 digest, bytes32[] calldata siblings, uint256 leftSides)
        private
        pure
        returns (bytes32 hash)
    {
        hash = keccak256(abi.encodePacked(bytes1(0x00), digest));
        for (uint256 i = 0; i < siblings.length; ++i) {
            if ((leftSides >> i) & 1 == 1) {
                hash = keccak256(abi.encodePacked(bytes1(0x01), siblings[i], hash));
            } else {
                hash = keccak256(abi.encodePacked(bytes1(0x01), hash, siblings[i]));
            }
        }
    }
}
