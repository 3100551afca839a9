// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ParkArt} from "../src/ParkArt.sol";
import {CHEATS} from "./Cheats.sol";
import {MarketWorld} from "./world/MarketWorld.sol";

/// @title Promises of ParkArt
contract ParkArtTest is MarketWorld {
    function test_APieceBelongsToItsArtistAndIsPassedOnLikeAnything() external {
        ParkArt.ArtPublication memory words = _publication();
        words.picture = keccak256("a second bench");
        uint256 second = _publish(words);
        _expect(art.ownerOf(second) == artist.account, "it belongs to somebody else");
        _expect(art.ownerOf(piece) == seller.account, "it was not passed on");
        (address receiver, uint256 royalty) = art.royaltyInfo(second, 10_000);
        _expect(receiver == artist.account && royalty == ROYALTY_SHARE, "another royalty");
    }

    function test_AnArtistPublishesAPictureOnce() external {
        ParkArt.ArtPublication memory words = _publication();
        CHEATS.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidSender.selector, address(0)));
        this.publishExternally(words);
    }

    function test_AnArtistMayAskForNothing() external {
        ParkArt.ArtPublication memory words = _publication();
        (words.picture, words.royaltyShare) = (keccak256("free"), 0);
        uint256 free = _publish(words);
        (address receiver,) = art.royaltyInfo(free, 10_000);
        _expect(receiver == address(0), "somebody gets something");
    }

    function test_RefusesNoPictureAndTooMuchRoyalty() external {
        ParkArt.ArtPublication memory words = _publication();
        words.picture = bytes32(0);
        CHEATS.expectRevert(ParkArt.PictureMissing.selector);
        this.publishExternally(words);
        words = _publication();
        words.royaltyShare = 2_501;
        CHEATS.expectRevert(abi.encodeWithSelector(ParkArt.RoyaltyTooLarge.selector, 2_501));
        this.publishExternally(words);
    }

    function test_OnlyTheOwnerApproves() external {
        CHEATS.expectRevert(
            abi.encodeWithSelector(IERC721Errors.ERC721InvalidApprover.selector, artist.account)
        );
        this.approveExternally();
    }

    function test_FollowsTheStandardsItNames() external view {
        _expect(art.supportsInterface(type(IERC721).interfaceId), "ERC-721 is missing");
        _expect(art.supportsInterface(type(IERC2981).interfaceId), "ERC-2981 is missing");
        _expect(!art.supportsInterface(0xffffffff), "it claims everything");
    }

    function test_SaysWhereThePictureIs() external {
        _expect(bytes(art.tokenURI(piece)).length == 66, "another address");
        CHEATS.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 1));
        art.tokenURI(1);
    }

    function publishExternally(ParkArt.ArtPublication calldata words) external {
        _publish(words);
    }

    function approveExternally() external {
        _approve(artist, address(market));
    }
}
