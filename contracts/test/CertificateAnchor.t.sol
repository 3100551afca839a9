// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {CertificateAnchor} from "../src/CertificateAnchor.sol";
import {CHEATS} from "./Cheats.sol";

/// @title Somebody with an address of their own
contract Account {
    CertificateAnchor private immutable _ANCHOR;

    constructor(CertificateAnchor anchor) {
        _ANCHOR = anchor;
    }

    function send(bytes calldata call) external returns (bool succeeded, bytes memory answer) {
        return address(_ANCHOR).call(call);
    }
}

/// @title Promises of CertificateAnchor, one function each
contract CertificateAnchorTest {
    CertificateAnchor private _anchor;
    /// @dev A second issuer, who hands back refusals instead of failing on them.
    Account private _issuer;
    bytes32 private constant ROOT = keccak256("root");
    bytes32 private constant MANIFEST = sha256("manifest");
    bytes32 private constant DIGEST = sha256("certificate");

    function setUp() public {
        _anchor = new CertificateAnchor(address(this));
        _issuer = new Account(_anchor);
        _anchor.grantRole(_anchor.issuerRole(), address(_issuer));
        CHEATS.warp(1_800_000_000);
    }

    function test_AnchorsABatchWithItsSizeAndMoment() public {
        CHEATS.expectEmit(address(_anchor));
        emit CertificateAnchor.BatchAnchored(ROOT, 1000, MANIFEST);
        _anchor.anchorBatch(ROOT, 1000, MANIFEST);

        CertificateAnchor.Batch memory batch = _anchor.batchOf(ROOT);
        require(batch.anchoredAt == 1_800_000_000 && batch.revokedAt == 0 && batch.size == 1000, "another batch");
    }

    function test_RefusesToAnchorARootTwice() public {
        _anchor.anchorBatch(ROOT, 1, MANIFEST);
        _expectRefusal(_issuer, abi.encodeCall(CertificateAnchor.anchorBatch, (ROOT, 1, MANIFEST)), abi.encodeWithSelector(CertificateAnchor.BatchAlreadyAnchored.selector, ROOT));
    }

    function test_RefusesAnEmptyBatch() public {
        _expectRefusal(_issuer, abi.encodeCall(CertificateAnchor.anchorBatch, (ROOT, 0, MANIFEST)), abi.encodeWithSelector(CertificateAnchor.EmptyBatch.selector));
        _expectRefusal(_issuer, abi.encodeCall(CertificateAnchor.anchorBatch, (bytes32(0), 1, MANIFEST)), abi.encodeWithSelector(CertificateAnchor.EmptyBatch.selector));
    }

    function test_RevokesABatchOnce() public {
        _expectRefusal(_issuer, abi.encodeCall(CertificateAnchor.revokeBatch, (ROOT)), abi.encodeWithSelector(CertificateAnchor.BatchUnknown.selector, ROOT));
        _anchor.anchorBatch(ROOT, 1, MANIFEST);
        _anchor.revokeBatch(ROOT);
        _expectRefusal(_issuer, abi.encodeCall(CertificateAnchor.revokeBatch, (ROOT)), abi.encodeWithSelector(CertificateAnchor.BatchAlreadyRevoked.selector, ROOT));
        require(_anchor.batchOf(ROOT).revokedAt == 1_800_000_000, "not revoked");
    }

    function test_RevokesACertificateOnce() public {
        CHEATS.expectEmit(address(_anchor));
        emit CertificateAnchor.CertificateRevoked(DIGEST);
        _anchor.revokeCertificate(DIGEST);
        require(_anchor.revokedAt(DIGEST) == 1_800_000_000, "not revoked");
        _expectRefusal(_issuer, abi.encodeCall(CertificateAnchor.revokeCertificate, (DIGEST)), abi.encodeWithSelector(CertificateAnchor.CertificateAlreadyRevoked.selector, DIGEST));
    }

    function test_ACertificateIsInForceUntilItOrItsBatchIsRevoked() public {
        (bytes32 root, bytes32[] memory siblings, uint256 leftSides) = _batchOfTwo();
        require(!_anchor.isInForce(root, DIGEST, siblings, leftSides), "in force before it was anchored");
        _anchor.anchorBatch(root, 2, MANIFEST);
        require(_anchor.isInForce(root, DIGEST, siblings, leftSides), "not in force");
        _anchor.revokeCertificate(DIGEST);
        require(!_anchor.isInForce(root, DIGEST, siblings, leftSides), "in force though revoked");
    }

    function test_ARevokedBatchPutsNothingInForce() public {
        (bytes32 root, bytes32[] memory siblings, uint256 leftSides) = _batchOfTwo();
        _anchor.anchorBatch(root, 2, MANIFEST);
        _anchor.revokeBatch(root);
        require(!_anchor.isInForce(root, DIGEST, siblings, leftSides), "in force though revoked");
    }

    function test_AppointsAndDismissesAnIssuer() public {
        Account club = new Account(_anchor);
        _anchor.grantRole(_anchor.issuerRole(), address(club));
        (bool anchored,) = club.send(abi.encodeCall(CertificateAnchor.anchorBatch, (ROOT, 1, MANIFEST)));
        require(anchored, "an appointed issuer was refused");
        _anchor.revokeRole(_anchor.issuerRole(), address(club));
        _expectRefusal(club, abi.encodeCall(CertificateAnchor.revokeCertificate, (DIGEST)), _unauthorised(club));
    }

    function testFuzz_NobodyElseMayAnchorOrRevoke(bytes32 who, bytes32 root, uint32 size) public {
        Account stranger = new Account{salt: who}(_anchor);
        bytes memory reason = _unauthorised(stranger);
        _expectRefusal(stranger, abi.encodeCall(CertificateAnchor.anchorBatch, (root, size, MANIFEST)), reason);
        _expectRefusal(stranger, abi.encodeCall(CertificateAnchor.revokeBatch, (root)), reason);
        _expectRefusal(stranger, abi.encodeCall(CertificateAnchor.revokeCertificate, (root)), reason);
    }

    function testFuzz_OnlyTheRightProofIsInForce(bytes32 sibling, bytes32 other, bool left) public {
        CHEATS.assume(sibling != other);
        bytes32[] memory siblings = new bytes32[](1);
        siblings[0] = sibling;
        uint256 leftSides = left ? 1 : 0;
        bytes32 leaf = keccak256(abi.encodePacked(bytes1(0x00), DIGEST));
        bytes32 root = left
            ? keccak256(abi.encodePacked(bytes1(0x01), sibling, leaf))
            : keccak256(abi.encodePacked(bytes1(0x01), leaf, sibling));
        _anchor.anchorBatch(root, 2, MANIFEST);

        require(_anchor.isInForce(root, DIGEST, siblings, leftSides), "the right proof");
        require(!_anchor.isInForce(root, DIGEST, siblings, 1 - leftSides), "the wrong side");
        siblings[0] = other;
        require(!_anchor.isInForce(root, DIGEST, siblings, leftSides), "another sibling");
        require(!_anchor.isInForce(root, root, new bytes32[](0), 0), "the root itself");
    }

    function testFuzz_ABatchCostsTheSameWhateverItsSize(bytes32 root, uint32 size) public {
        CHEATS.assume(root != bytes32(0) && size != 0);
        uint256 before = gasleft();
        _anchor.anchorBatch(root, size, MANIFEST);
        require(before - gasleft() < 55_000, "dearer than one storage write and an event");
    }

    function test_AgreesWithTheVectorsThatTypeScriptReadsToo() public {
        string memory json = CHEATS.readFile("../packages/domain/vectors/certificate-merkle.json");
        for (uint256 b = 0; b < 5; ++b) {
            string memory batch = string.concat("$.batches[", CHEATS.toString(b), "]");
            bytes32 root = CHEATS.parseJsonBytes32(json, string.concat(batch, ".root"));
            bytes32[] memory digests = CHEATS.parseJsonBytes32Array(json, string.concat(batch, ".digests"));
            _anchor.anchorBatch(root, uint32(digests.length), MANIFEST);
            for (uint256 i = 0; i < digests.length; ++i) {
                (bytes32[] memory siblings, uint256 sides) =
                    _stepsAt(json, string.concat(batch, ".proofs[", CHEATS.toString(i), "]"));
                require(_anchor.isInForce(root, digests[i], siblings, sides), "the vectors disagree");
            }
        }
    }

    function _stepsAt(string memory json, string memory place)
        private
        view
        returns (bytes32[] memory siblings, uint256 leftSides)
    {
        bytes32[] memory found = new bytes32[](14);
        uint256 length = 0;
        while (CHEATS.keyExistsJson(json, string.concat(place, "[", CHEATS.toString(length), "].hash"))) {
            string memory step = string.concat(place, "[", CHEATS.toString(length), "]");
            found[length] = CHEATS.parseJsonBytes32(json, string.concat(step, ".hash"));
            bytes32 side = keccak256(bytes(CHEATS.parseJsonString(json, string.concat(step, ".side"))));
            if (side == keccak256("left")) leftSides |= 1 << length;
            ++length;
        }
        siblings = new bytes32[](length);
        for (uint256 i = 0; i < length; ++i) siblings[i] = found[i];
    }

    function _batchOfTwo() private pure returns (bytes32 root, bytes32[] memory siblings, uint256 leftSides) {
        siblings = new bytes32[](1);
        siblings[0] = keccak256("neighbour");
        bytes32 leaf = keccak256(abi.encodePacked(bytes1(0x00), DIGEST));
        root = keccak256(abi.encodePacked(bytes1(0x01), siblings[0], leaf));
        leftSides = 1;
    }

    function _expectRefusal(Account from, bytes memory call, bytes memory reason) private {
        (bool succeeded, bytes memory answer) = from.send(call);
        require(!succeeded, "it was not refused");
        require(keccak256(answer) == keccak256(reason), "refused for another reason");
    }

    function _unauthorised(Account account) private view returns (bytes memory) {
        return abi.encodeWithSelector(
            IAccessControl.AccessControlUnauthorizedAccount.selector, address(account), _anchor.issuerRole()
        );
    }
}
