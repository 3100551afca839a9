// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Souvenir} from "../src/Souvenir.sol";
import {CHEATS} from "./Cheats.sol";
import {Person} from "./world/People.sol";
import {SouvenirWorld} from "./world/SouvenirWorld.sol";

/// @title Promises of Souvenir
contract SouvenirTest is SouvenirWorld {
    function test_WhoWasThereEarnsASouvenirForNothing() external {
        uint256 souvenir = _earn(_award(ana.account), ana);
        _expect(souvenirs.ownerOf(souvenir) == ana.account, "it belongs to somebody else");
        _expect(souvenirs.locked(souvenir), "it can be passed on");
        _expect(bytes(souvenirs.tokenURI(souvenir)).length == 66, "its picture is not found");
    }

    function test_TheSameOccasionIsEarnedOnceByEach() external {
        _earn(_award(ana.account), ana);
        _earn(_award(ben.account), ben);
        CHEATS.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidSender.selector, address(0)));
        this.earnExternally(_award(ana.account), ana);
    }

    function test_AnIssuerEarnsLikeEverybodyElse() external {
        uint256 souvenir = _earn(_award(issuer.account), issuer);
        _expect(souvenirs.ownerOf(souvenir) == issuer.account, "it belongs to somebody else");
    }

    function test_RefusesTheWordOfSomebodyWhoMayNotAnchor() external {
        Souvenir.SouvenirAward memory words = _award(ana.account);
        words.issuer = ben.account;
        CHEATS.expectRevert(abi.encodeWithSelector(Souvenir.NotAnIssuer.selector, ben.account));
        this.earnExternally(words, ana);
    }

    function test_ASouvenirIsNeitherPassedOnNorSold() external {
        uint256 souvenir = _earn(_award(ana.account), ana);
        bytes4 reason = Souvenir.SouvenirNotTransferable.selector;
        CHEATS.prank(ana.account);
        CHEATS.expectRevert(reason);
        souvenirs.transferFrom(ana.account, ben.account, souvenir);
        CHEATS.prank(ana.account);
        CHEATS.expectRevert(reason);
        souvenirs.safeTransferFrom(ana.account, ben.account, souvenir);
        CHEATS.expectRevert(reason);
        souvenirs.approve(ben.account, souvenir);
        CHEATS.expectRevert(reason);
        souvenirs.setApprovalForAll(ben.account, true);
    }

    function test_ASouvenirGivenBackIsGone() external {
        uint256 souvenir = _earn(_award(ana.account), ana);
        _giveBack(souvenir, ana);
        bytes memory reason = abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, souvenir);
        CHEATS.expectRevert(reason);
        souvenirs.tokenURI(souvenir);
        CHEATS.expectRevert(reason);
        souvenirs.locked(souvenir);
        CHEATS.expectRevert(reason);
        this.giveBackExternally(souvenir, ana);
    }

    function test_FollowsTheStandardsItNames() external view {
        _expect(souvenirs.supportsInterface(type(IERC721).interfaceId), "ERC-721 is missing");
        _expect(souvenirs.supportsInterface(0xb45a3c0e), "ERC-5192 is missing");
        _expect(!souvenirs.supportsInterface(0xffffffff), "it claims everything");
    }

    function earnExternally(Souvenir.SouvenirAward calldata words, Person calldata owner) external {
        _earn(words, owner);
    }

    function giveBackExternally(uint256 souvenir, Person calldata owner) external {
        _giveBack(souvenir, owner);
    }
}
