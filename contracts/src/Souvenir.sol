// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {CertificateAnchor} from "./CertificateAnchor.sol";
import {ContentAddress} from "./ContentAddress.sol";
import {SignedActions} from "./SignedActions.sol";

/// @title Keepsakes of parks and events: earned, free, and nobody's merchandise
/// @notice A souvenir belongs to who earned it for as long as they want; it can be given back, never passed on.
/// @dev Its number is the hash of occasion and owner, so that nobody earns the same one twice. Its picture is found
/// by content, so that it can be exported and outlives us. Follows ERC-5192.
contract Souvenir is ERC721, SignedActions {
    /// @notice "This person was there", signed by that person and by an issuer of the anchor.
    /// @dev `occasion` and `picture` are SHA-256 digests, of the occasion's record and of the picture.
    struct SouvenirAward {
        address owner;
        address issuer;
        bytes32 occasion;
        bytes32 picture;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "I do not want to keep it", by its owner.
    struct SouvenirReturn {
        uint256 souvenir;
        uint256 nonce;
        uint256 deadline;
    }

    /// @dev ERC-165 identifier of ERC-5192.
    bytes4 private constant ERC5192 = 0xb45a3c0e;
    bytes32 private constant SOUVENIR_AWARD = keccak256(
        "SouvenirAward(address owner,address issuer,bytes32 occasion,bytes32 picture,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant SOUVENIR_RETURN =
        keccak256("SouvenirReturn(uint256 souvenir,uint256 nonce,uint256 deadline)");

    CertificateAnchor private immutable _ANCHOR;
    mapping(uint256 souvenir => bytes32 picture) private _pictureOf;

    /// @notice ERC-5192: it cannot be transferred.
    /// @param tokenId Which souvenir.
    event Locked(uint256 tokenId);
    /// @notice Somebody earned a souvenir.
    /// @param souvenir Its number.
    /// @param owner Who earned it.
    /// @param occasion SHA-256 of the record of the occasion.
    event SouvenirEarned(uint256 indexed souvenir, address indexed owner, bytes32 indexed occasion);

    /// @notice Only who may anchor certificates may say who was there.
    /// @param issuer Who said so.
    error NotAnIssuer(address issuer);
    /// @notice A souvenir cannot be passed on, approved or sold.
    error SouvenirNotTransferable();

    /// @notice Nobody holds any power over this contract afterwards.
    /// @param anchor Whose issuers may award souvenirs.
    constructor(CertificateAnchor anchor)
        ERC721("PawfectMatch souvenir", "SOUVENIR")
        EIP712("PawfectMatch Souvenir", "1")
    {
        _ANCHOR = anchor;
    }

    /// @notice Gives somebody what they earned.
    /// @param award Who was where.
    /// @param ownerSignature By who earned it: nobody is given anything unasked.
    /// @param issuerSignature By an issuer of the anchor, under the same words.
    /// @return souvenir Its number.
    function earn(SouvenirAward calldata award, bytes calldata ownerSignature, bytes calldata issuerSignature)
        external
        returns (uint256 souvenir)
    {
        if (!_ANCHOR.hasRole(_ANCHOR.issuerRole(), award.issuer)) revert NotAnIssuer(award.issuer);
        bytes32 structHash = keccak256(abi.encode(SOUVENIR_AWARD, award));
        _spend(Consent(award.owner, award.nonce, award.deadline, structHash), ownerSignature);
        if (award.issuer != award.owner) {
            _spend(Consent(award.issuer, award.nonce, award.deadline, structHash), issuerSignature);
        }
        souvenir = uint256(keccak256(abi.encode(award.occasion, award.owner)));
        _pictureOf[souvenir] = award.picture;
        emit SouvenirEarned(souvenir, award.owner, award.occasion);
        emit Locked(souvenir);
        _mint(award.owner, souvenir);
    }

    /// @notice Gives a souvenir back; it is gone.
    /// @param returned Which one.
    /// @param signature By its owner.
    function giveBack(SouvenirReturn calldata returned, bytes calldata signature) external {
        address owner = _requireOwned(returned.souvenir);
        bytes32 structHash = keccak256(abi.encode(SOUVENIR_RETURN, returned));
        _spend(Consent(owner, returned.nonce, returned.deadline, structHash), signature);
        delete _pictureOf[returned.souvenir];
        _burn(returned.souvenir);
    }

    /// @notice Souvenirs are not passed on.
    function transferFrom(address, address, uint256) public pure override {
        revert SouvenirNotTransferable();
    }

    /// @notice Souvenirs know no approvals.
    function approve(address, uint256) public pure override {
        revert SouvenirNotTransferable();
    }

    /// @notice Souvenirs know no operators.
    function setApprovalForAll(address, bool) public pure override {
        revert SouvenirNotTransferable();
    }

    /// @notice ERC-5192: whether it cannot be transferred.
    /// @param souvenir Its number.
    /// @return Always true.
    function locked(uint256 souvenir) external view returns (bool) {
        _requireOwned(souvenir);
        return true;
    }

    /// @notice Where its picture is found.
    /// @param souvenir Its number.
    /// @return An IPFS address (CIDv1, raw) of the picture's bytes.
    function tokenURI(uint256 souvenir) public view override returns (string memory) {
        _requireOwned(souvenir);
        return ContentAddress.uriOf(_pictureOf[souvenir]);
    }

    /// @notice Which standards this contract follows.
    /// @param interfaceId ERC-165 identifier.
    /// @return True for ERC-165, ERC-721, its metadata and ERC-5192.
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == ERC5192 || super.supportsInterface(interfaceId);
    }
}
