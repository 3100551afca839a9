// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ERC2981} from "@openzeppelin/contracts/token/common/ERC2981.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {CertificateAnchor} from "./CertificateAnchor.sol";
import {ContentAddress} from "./ContentAddress.sol";
import {SignedActions} from "./SignedActions.sol";

/// @title Who holds the papers of an animal
/// @notice A deed stands for one anchored certificate and is made only when somebody first needs it. It changes
/// hands when both sides sign and a window to object has passed; no approval, operator or shop can move it.
/// @dev The number of a deed is the SHA-256 of its certificate. The certificate says what animal it is; the chain
/// does not. A certificate that is revoked freezes its deed: that, and a new certificate, is how a stolen key is
/// overcome without anybody holding a master key.
contract PetDeed is ERC721, ERC2981, SignedActions {
    /// @notice "This person holds this certificate", signed by that person and by an issuer of the anchor.
    /// @dev `royaltyShare` in basis points, of what a willing shop reports to `royaltyReceiver`.
    struct DeedClaim {
        bytes32 certificate;
        address owner;
        address issuer;
        address royaltyReceiver;
        uint96 royaltyShare;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "This deed passes from me to you", signed by both.
    struct DeedTransfer {
        uint256 deed;
        address from;
        address to;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "Stop this transfer." `reason` is the SHA-256 of the readable reason.
    struct DeedObjection {
        uint256 deed;
        address by;
        bytes32 reason;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice Where a certificate stands in its batch.
    /// @dev As in `CertificateAnchor.isInForce`.
    struct Place {
        bytes32 root;
        bytes32[] siblings;
        uint256 leftSides;
    }

    /// @notice A transfer both sides signed; `settlesAt` in Unix seconds, 0 for none.
    struct PendingTransfer {
        address to;
        uint64 settlesAt;
    }

    /// @notice How long both sides may object to a transfer they signed.
    uint64 public constant OBJECTION_SECONDS = 3 days;
    /// @dev More would make a deed worthless to pass on.
    uint96 private constant LARGEST_ROYALTY = 1_000;

    bytes32 private constant DEED_CLAIM = keccak256(
        "DeedClaim(bytes32 certificate,address owner,address issuer,address royaltyReceiver,uint96 royaltyShare,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant DEED_TRANSFER =
        keccak256("DeedTransfer(uint256 deed,address from,address to,uint256 nonce,uint256 deadline)");
    bytes32 private constant DEED_OBJECTION =
        keccak256("DeedObjection(uint256 deed,address by,bytes32 reason,uint256 nonce,uint256 deadline)");

    CertificateAnchor private immutable _ANCHOR;
    mapping(uint256 deed => bytes32 root) private _rootOf;
    mapping(uint256 deed => PendingTransfer pending) private _pending;

    /// @notice Both sides signed; the deed passes on unless one of them objects in time.
    /// @param deed Which deed.
    /// @param from Who holds it.
    /// @param to Who is to hold it.
    /// @param settlesAt From when on it can pass, Unix seconds.
    event DeedTransferBegun(uint256 indexed deed, address indexed from, address indexed to, uint64 settlesAt);
    /// @notice A transfer was stopped; the deed stays where it was.
    /// @param deed Which deed.
    /// @param by Who objected; zero when the certificate was revoked meanwhile.
    /// @param reason SHA-256 of the readable reason; zero when the certificate was revoked meanwhile.
    event DeedTransferStopped(uint256 indexed deed, address indexed by, bytes32 reason);

    /// @notice The certificate is not anchored, not in this batch, or revoked.
    /// @param certificate SHA-256 of the canonical signed credential.
    error CertificateNotInForce(bytes32 certificate);
    /// @notice Only who may anchor certificates may vouch for whose they are.
    /// @param issuer Who vouched.
    error NotAnIssuer(address issuer);
    /// @notice More than a tenth was wanted.
    /// @param share In basis points.
    error RoyaltyTooLarge(uint96 share);
    /// @notice Deeds pass between two people who both sign, in no other way.
    error DeedNotTradable();
    /// @notice This person does not hold the deed.
    /// @param deed Which deed.
    /// @param who The person.
    error NotTheHolder(uint256 deed, address who);
    /// @notice A deed cannot pass to nobody or to who holds it.
    /// @param to To whom it was to pass.
    error RecipientInvalid(address to);
    /// @notice Another transfer of this deed is under way.
    /// @param deed Which deed.
    error TransferUnderWay(uint256 deed);
    /// @notice No transfer of this deed is under way.
    /// @param deed Which deed.
    error NoTransferUnderWay(uint256 deed);
    /// @notice Both sides may still object.
    /// @param settlesAt Until when, Unix seconds.
    error WindowStillOpen(uint64 settlesAt);
    /// @notice The time to object is over.
    /// @param settlesAt Since when, Unix seconds.
    error WindowOver(uint64 settlesAt);
    /// @notice This person is neither giving nor taking.
    /// @param who The person.
    error NotInvolved(address who);

    /// @notice Nobody holds any power over this contract afterwards.
    /// @param anchor Where the certificates are anchored.
    constructor(CertificateAnchor anchor) ERC721("PawfectMatch deed", "DEED") EIP712("PawfectMatch PetDeed", "1") {
        _ANCHOR = anchor;
    }

    /// @notice Makes the deed of an anchored certificate.
    /// @param claimed What owner and issuer signed.
    /// @param place Where the certificate stands in its batch.
    /// @param ownerSignature By the owner.
    /// @param issuerSignature By an issuer of the anchor, under the same words.
    function claim(
        DeedClaim calldata claimed,
        Place calldata place,
        bytes calldata ownerSignature,
        bytes calldata issuerSignature
    ) external {
        if (!_ANCHOR.isInForce(place.root, claimed.certificate, place.siblings, place.leftSides)) {
            revert CertificateNotInForce(claimed.certificate);
        }
        if (!_ANCHOR.hasRole(_ANCHOR.issuerRole(), claimed.issuer)) revert NotAnIssuer(claimed.issuer);
        if (claimed.royaltyShare > LARGEST_ROYALTY) revert RoyaltyTooLarge(claimed.royaltyShare);
        bytes32 structHash = keccak256(abi.encode(DEED_CLAIM, claimed));
        _spend(Consent(claimed.owner, claimed.nonce, claimed.deadline, structHash), ownerSignature);
        if (claimed.issuer != claimed.owner) {
            _spend(Consent(claimed.issuer, claimed.nonce, claimed.deadline, structHash), issuerSignature);
        }
        uint256 deed = uint256(claimed.certificate);
        _rootOf[deed] = place.root;
        if (claimed.royaltyShare != 0) _setTokenRoyalty(deed, claimed.royaltyReceiver, claimed.royaltyShare);
        _mint(claimed.owner, deed);
    }

    /// @notice Begins to pass a deed on.
    /// @param transfer What both sides signed.
    /// @param fromSignature By who holds it.
    /// @param toSignature By who is to hold it, under the same words.
    function beginTransfer(DeedTransfer calldata transfer, bytes calldata fromSignature, bytes calldata toSignature)
        external
    {
        if (_requireOwned(transfer.deed) != transfer.from) revert NotTheHolder(transfer.deed, transfer.from);
        if (transfer.to == address(0) || transfer.to == transfer.from) revert RecipientInvalid(transfer.to);
        if (_pending[transfer.deed].settlesAt != 0) revert TransferUnderWay(transfer.deed);
        if (!_isInForce(transfer.deed)) revert CertificateNotInForce(bytes32(transfer.deed));
        bytes32 structHash = keccak256(abi.encode(DEED_TRANSFER, transfer));
        _spend(Consent(transfer.from, transfer.nonce, transfer.deadline, structHash), fromSignature);
        _spend(Consent(transfer.to, transfer.nonce, transfer.deadline, structHash), toSignature);
        uint64 settlesAt = uint64(block.timestamp) + OBJECTION_SECONDS;
        _pending[transfer.deed] = PendingTransfer({to: transfer.to, settlesAt: settlesAt});
        emit DeedTransferBegun(transfer.deed, transfer.from, transfer.to, settlesAt);
    }

    /// @notice Stops a transfer within its window; the deed stays where it was.
    /// @param objection Which deed, who objects, and the digest of the reason.
    /// @param signature By the giving or the taking side.
    function stopTransfer(DeedObjection calldata objection, bytes calldata signature) external {
        PendingTransfer memory pending = _pendingOf(objection.deed);
        if (block.timestamp >= pending.settlesAt) revert WindowOver(pending.settlesAt);
        if (objection.by != pending.to && objection.by != _requireOwned(objection.deed)) {
            revert NotInvolved(objection.by);
        }
        bytes32 structHash = keccak256(abi.encode(DEED_OBJECTION, objection));
        _spend(Consent(objection.by, objection.nonce, objection.deadline, structHash), signature);
        delete _pending[objection.deed];
        emit DeedTransferStopped(objection.deed, objection.by, objection.reason);
    }

    /// @notice Completes a transfer nobody objected to. Anybody may call it. A certificate that was revoked in the
    /// meantime stops the transfer instead.
    /// @param deed Which deed.
    function settleTransfer(uint256 deed) public {
        PendingTransfer memory pending = _pendingOf(deed);
        if (block.timestamp < pending.settlesAt) revert WindowStillOpen(pending.settlesAt);
        delete _pending[deed];
        if (_isInForce(deed)) {
            _transfer(_requireOwned(deed), pending.to, deed);
        } else {
            emit DeedTransferStopped(deed, address(0), bytes32(0));
        }
    }

    /// @notice Completes the transfer both sides signed, for software that knows only this name; moves nothing else.
    /// @param from Who holds the deed.
    /// @param to Whom both sides agreed on.
    /// @param deed Which deed.
    function transferFrom(address from, address to, uint256 deed) public override {
        if (_ownerOf(deed) != from || _pending[deed].to != to || !_isInForce(deed)) revert DeedNotTradable();
        settleTransfer(deed);
    }

    /// @notice Deeds know no approvals.
    function approve(address, uint256) public pure override {
        revert DeedNotTradable();
    }

    /// @notice Deeds know no operators.
    function setApprovalForAll(address, bool) public pure override {
        revert DeedNotTradable();
    }

    /// @notice The transfer under way, if any.
    /// @param deed Which deed.
    /// @return To whom, and from when on it can be completed; zero for none.
    function pendingTransferOf(uint256 deed) external view returns (PendingTransfer memory) {
        return _pending[deed];
    }

    /// @notice Whether the certificate behind a deed is still in force.
    /// @param deed Which deed.
    /// @return False when it was revoked, alone or with its batch.
    function isInForce(uint256 deed) external view returns (bool) {
        _requireOwned(deed);
        return _isInForce(deed);
    }

    /// @notice Where the signed certificate would be found, if its holder published it.
    /// @param deed Which deed.
    /// @return An IPFS address (CIDv1, raw) of the certificate's canonical bytes.
    function tokenURI(uint256 deed) public view override returns (string memory) {
        _requireOwned(deed);
        return ContentAddress.uriOf(bytes32(deed));
    }

    /// @notice Which standards this contract follows.
    /// @param interfaceId ERC-165 identifier.
    /// @return True for ERC-165, ERC-721, its metadata and ERC-2981.
    function supportsInterface(bytes4 interfaceId) public view override(ERC721, ERC2981) returns (bool) {
        return super.supportsInterface(interfaceId);
    }

    function _pendingOf(uint256 deed) private view returns (PendingTransfer memory pending) {
        pending = _pending[deed];
        if (pending.settlesAt == 0) revert NoTransferUnderWay(deed);
    }

    function _isInForce(uint256 deed) private view returns (bool) {
        return _ANCHOR.batchOf(_rootOf[deed]).revokedAt == 0 && _ANCHOR.revokedAt(bytes32(deed)) == 0;
    }
}
