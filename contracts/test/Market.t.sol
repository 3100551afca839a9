// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Market} from "../src/Market.sol";
import {PullPayments} from "../src/PullPayments.sol";
import {SignedActions} from "../src/SignedActions.sol";
import {CHEATS} from "./Cheats.sol";
import {MarketWorld} from "./world/MarketWorld.sol";
import {Person} from "./world/People.sol";
import {ReentrantToken} from "./world/Tokens.sol";

/// @title A collection that says a piece was passed on and keeps it
contract LyingCollection is ERC721("Liar", "LIE") {
    function transferFrom(address, address, uint256) public override {}

    function ownerOf(uint256) public view override returns (address) {
        return address(this);
    }
}

/// @title A collection whose pieces ask for more than they cost, and which knows no decency
contract DearCollection is ERC721("Dear", "DEAR") {
    address private immutable _RECEIVER;
    uint256 private immutable _ROYALTY;

    constructor(address receiver, uint256 royalty) {
        (_RECEIVER, _ROYALTY) = (receiver, royalty);
    }

    function royaltyInfo(uint256, uint256) external view returns (address, uint256) {
        return (_RECEIVER, _ROYALTY);
    }

    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == 0x2a55205a || super.supportsInterface(interfaceId);
    }
}

/// @title Promises of Market
contract MarketTest is MarketWorld {
    function test_APieceGoesStraightToTheBuyerAndTheMoneyWaits() external {
        Market.Listing memory listing = _listing();
        CHEATS.expectEmit(address(market));
        emit Market.PieceSold(_idOf(listing), seller.account, buyer.account, PRICE, ROYALTY);
        bytes32 id = _buy(listing);
        _expect(art.ownerOf(piece) == buyer.account, "the buyer does not have it");
        _expect(token.balanceOf(address(market)) == PRICE, "the money does not wait");
        _expect(market.saleOf(id).refundUntil == TODAY + REFUND_SECONDS, "another time to give back");
    }

    function test_WhenTheTimeIsOverSellerAndArtistGetTheirParts() external {
        bytes32 id = _buy(_listing());
        CHEATS.warp(TODAY + REFUND_SECONDS);
        CHEATS.expectEmit(address(market));
        emit Market.SaleSettled(id);
        market.settle(id);
        _expect(market.dueTo(seller.account, address(token)) == PRICE - ROYALTY, "the seller is due something else");
        _expect(market.dueTo(artist.account, address(token)) == ROYALTY, "the artist is due something else");
        CHEATS.expectRevert(abi.encodeWithSelector(Market.SaleNotOpen.selector, id));
        market.settle(id);
    }

    function test_NothingIsPaidOutWhileItMayComeBack() external {
        bytes32 id = _buy(_listing());
        CHEATS.expectRevert(abi.encodeWithSelector(Market.RefundStillOpen.selector, uint64(TODAY + REFUND_SECONDS)));
        market.settle(id);
    }

    function test_APieceGivenBackInTimeReturnsTheFullPrice() external {
        bytes32 id = _buy(_listing());
        _approve(buyer, address(market));
        CHEATS.expectEmit(address(market));
        emit Market.SaleRefunded(id);
        _refund(id);
        _expect(art.ownerOf(piece) == seller.account, "the seller does not have it back");
        _expect(market.dueTo(buyer.account, address(token)) == PRICE, "the buyer is due something else");
        CHEATS.expectRevert(abi.encodeWithSelector(Market.SaleNotOpen.selector, id));
        market.settle(id);
    }

    function test_NothingComesBackTooLate() external {
        bytes32 id = _buy(_listing());
        _approve(buyer, address(market));
        CHEATS.warp(TODAY + REFUND_SECONDS);
        CHEATS.expectRevert(abi.encodeWithSelector(Market.RefundOver.selector, uint64(TODAY + REFUND_SECONDS)));
        this.refundExternally(id);
    }

    function test_WhatTheBuyerNoLongerHasIsNotRefunded() external {
        bytes32 id = _buy(_listing());
        CHEATS.prank(buyer.account);
        art.transferFrom(buyer.account, artist.account, piece);
        CHEATS.expectRevert(
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, address(market), piece)
        );
        this.refundExternally(id);
    }

    function test_ASellerTakesAListingBack() external {
        Market.Listing memory listing = _listing();
        SignedActions.SignatureWithdrawal memory words =
            SignedActions.SignatureWithdrawal(seller.account, listing.nonce, DEADLINE);
        string memory withdrawal = "SignatureWithdrawal(address signer,uint256 nonce,uint256 deadline)";
        market.withdrawSignature(words, _sign(seller, address(market), _typed(withdrawal, abi.encode(words))));
        CHEATS.expectRevert(
            abi.encodeWithSelector(SignedActions.NonceAlreadySpent.selector, seller.account, listing.nonce)
        );
        this.buyExternally(listing, _idOf(listing), buyer);
    }

    function test_AListingIsSoldOnce() external {
        Market.Listing memory listing = _listing();
        _buy(listing);
        CHEATS.expectRevert(
            abi.encodeWithSelector(SignedActions.NonceAlreadySpent.selector, seller.account, listing.nonce)
        );
        this.buyExternally(listing, _idOf(listing), buyer);
    }

    function test_RefusesAPurchaseOfAnotherListing() external {
        Market.Listing memory listing = _listing();
        CHEATS.expectRevert(abi.encodeWithSelector(Market.AnotherListing.selector, _idOf(listing), bytes32(0)));
        this.buyExternally(listing, bytes32(0), buyer);
    }

    function test_NobodyBuysFromThemselves() external {
        Market.Listing memory listing = _listing();
        CHEATS.expectRevert(Market.BoughtFromOneself.selector);
        this.buyExternally(listing, _idOf(listing), seller);
    }

    function test_RefusesATimeToGiveBackThatLastsForever() external {
        Market.Listing memory listing = _listing();
        listing.refundSeconds = 31 days;
        CHEATS.expectRevert(abi.encodeWithSelector(Market.RefundPeriodTooLong.selector, 31 days));
        this.buyExternally(listing, _idOf(listing), buyer);
    }

    function test_TheArtistsPartCannotBeLeftOut() external {
        bytes memory reason = abi.encodeWithSelector(Market.RoyaltyMisstated.selector, artist.account, ROYALTY);
        Market.Listing memory listing = _listing();
        listing.royalty = ROYALTY - 1;
        CHEATS.expectRevert(reason);
        this.buyExternally(listing, _idOf(listing), buyer);
        listing = _listing();
        listing.royaltyReceiver = seller.account;
        CHEATS.expectRevert(reason);
        this.buyExternally(listing, _idOf(listing), buyer);
    }

    function test_TellsWhatAPieceAsksForItsArtist() external {
        _expectRoyalty(address(art), artist.account, ROYALTY);
        _expectRoyalty(address(new LyingCollection()), address(0), 0);
        _expectRoyalty(address(new DearCollection(address(0), 5)), address(0), 0);
        _expectRoyalty(address(new DearCollection(artist.account, 0)), address(0), 0);
        _expectRoyalty(address(new DearCollection(artist.account, PRICE + 1)), artist.account, PRICE);
    }

    function test_RefusesACollectionThatKeepsThePiece() external {
        LyingCollection liar = new LyingCollection();
        Market.Listing memory listing = _listing();
        (listing.collection, listing.royaltyReceiver, listing.royalty) = (address(liar), address(0), 0);
        CHEATS.expectRevert(abi.encodeWithSelector(Market.PieceNotDelivered.selector, liar, piece));
        this.buyExternally(listing, _idOf(listing), buyer);
    }

    function test_ATokenThatCallsBackBuysNothingTwice() external {
        ReentrantToken reentrant = new ReentrantToken();
        reentrant.hand(buyer.account, PRICE);
        CHEATS.prank(buyer.account);
        reentrant.approve(address(market), PRICE);
        Market.Listing memory listing = _listing();
        listing.token = address(reentrant);
        reentrant.attack(
            address(market), abi.encodeCall(PullPayments.withdraw, (seller.account, address(reentrant)))
        );
        _buy(listing);
        _expect(!reentrant.succeeded(), "it was entered twice");
        _expect(art.ownerOf(piece) == buyer.account, "it was not delivered");
    }

    function testFuzz_EverySaleIsDividedWithoutRest(uint96 price) external {
        Market.Listing memory listing = _listing();
        (address receiver, uint256 royalty) = market.royaltyOf(address(art), piece, price);
        (listing.price, listing.royaltyReceiver, listing.royalty) = (price, receiver, royalty);
        token.hand(buyer.account, price);
        bytes32 id = _buy(listing);
        CHEATS.warp(TODAY + REFUND_SECONDS);
        market.settle(id);
        uint256 due = market.dueTo(seller.account, address(token)) + market.dueTo(artist.account, address(token));
        _expect(due == price, "something was lost or made");
    }

    function buyExternally(Market.Listing calldata listing, bytes32 id, Person calldata by) external {
        _buyWith(listing, id, by);
    }

    function refundExternally(bytes32 id) external {
        _refund(id);
    }

    function _expectRoyalty(address collection, address receiver, uint256 royalty) private view {
        (address who, uint256 what) = market.royaltyOf(collection, piece, PRICE);
        _expect(who == receiver && what == royalty, "another royalty");
    }
}
