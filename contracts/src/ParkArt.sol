// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ERC2981} from "@openzeppelin/contracts/token/common/ERC2981.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ContentAddress} from "./ContentAddress.sol";
import {SignedActions} from "./SignedActions.sol";

/// @title Pictures and objects people made for parks
/// @notice Made by whoever signs for it, owned and passed on like anything one owns. What the artist asks of a
/// resale is reported (ERC-2981); our market pays it, others need not.
/// @dev Its number is the hash of artist and picture.
contract ParkArt is ERC721, ERC2981, SignedActions {
    /// @notice "I made this", by the artist. `picture` is the SHA-256 of the file, `royaltyShare` in basis points.
    struct ArtPublication {
        address artist;
        bytes32 picture;
        address royaltyReceiver;
        uint96 royaltyShare;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "That address may move this piece", by its owner; how a sale needs no coins.
    struct ArtApproval {
        address owner;
        address spender;
        uint256 art;
        uint256 nonce;
        uint256 deadline;
    }

    /// @dev A quarter: more would make a piece worthless to pass on.
    uint96 private constant LARGEST_ROYALTY = 2_500;
    bytes32 private constant ART_PUBLICATION = keccak256(
        "ArtPublication(address artist,bytes32 picture,address royaltyReceiver,uint96 royaltyShare,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant ART_APPROVAL =
        keccak256("ArtApproval(address owner,address spender,uint256 art,uint256 nonce,uint256 deadline)");

    mapping(uint256 art => bytes32 picture) private _pictureOf;

    /// @notice Somebody published a piece.
    /// @param art Its number.
    /// @param artist Who made it.
    /// @param picture SHA-256 of the file.
    event ArtPublished(uint256 indexed art, address indexed artist, bytes32 picture);

    /// @notice More than a quarter was wanted.
    /// @param share In basis points.
    error RoyaltyTooLarge(uint96 share);
    /// @notice There is no picture.
    error PictureMissing();

    /// @dev The name and version a signer sees.
    constructor() ERC721("PawfectMatch park art", "PARKART") EIP712("PawfectMatch ParkArt", "1") {}

    /// @notice Publishes a piece.
    /// @param publication What, and what a resale pays.
    /// @param signature By the artist.
    /// @return art Its number.
    function publish(ArtPublication calldata publication, bytes calldata signature) external returns (uint256 art) {
        if (publication.picture == bytes32(0)) revert PictureMissing();
        if (publication.royaltyShare > LARGEST_ROYALTY) revert RoyaltyTooLarge(publication.royaltyShare);
        bytes32 structHash = keccak256(abi.encode(ART_PUBLICATION, publication));
        _spend(Consent(publication.artist, publication.nonce, publication.deadline, structHash), signature);
        art = uint256(keccak256(abi.encode(publication.artist, publication.picture)));
        _pictureOf[art] = publication.picture;
        if (publication.royaltyShare != 0) {
            _setTokenRoyalty(art, publication.royaltyReceiver, publication.royaltyShare);
        }
        emit ArtPublished(art, publication.artist, publication.picture);
        _mint(publication.artist, art);
    }

    /// @notice Lets an address move one piece.
    /// @param approval Which piece, and who may.
    /// @param signature By its owner.
    function approveSigned(ArtApproval calldata approval, bytes calldata signature) external {
        bytes32 structHash = keccak256(abi.encode(ART_APPROVAL, approval));
        _spend(Consent(approval.owner, approval.nonce, approval.deadline, structHash), signature);
        _approve(approval.spender, approval.art, approval.owner);
    }

    /// @notice Where the piece is found.
    /// @param art Its number.
    /// @return An IPFS address (CIDv1, raw) of the file's bytes.
    function tokenURI(uint256 art) public view override returns (string memory) {
        _requireOwned(art);
        return ContentAddress.uriOf(_pictureOf[art]);
    }

    /// @notice Which standards this contract follows.
    /// @param interfaceId ERC-165 identifier.
    /// @return True for ERC-165, ERC-721, its metadata and ERC-2981.
    function supportsInterface(bytes4 interfaceId) public view override(ERC721, ERC2981) returns (bool) {
        return super.supportsInterface(interfaceId);
    }
}
