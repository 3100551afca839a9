// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {Market} from "../../src/Market.sol";
import {ParkArt} from "../../src/ParkArt.sol";
import {CHEATS} from "../Cheats.sol";
import {People, Person} from "./People.sol";
import {HonestToken} from "./Tokens.sol";

/// @title An artist, a seller, a buyer and a piece of park art at a price
abstract contract MarketWorld is People {
    string internal constant PUBLICATION =
        "ArtPublication(address artist,bytes32 picture,address royaltyReceiver,uint96 royaltyShare,uint256 nonce,uint256 deadline)";
    string internal constant APPROVAL =
        "ArtApproval(address owner,address spender,uint256 art,uint256 nonce,uint256 deadline)";
    string internal constant LISTING =
        "Listing(address seller,address collection,uint256 piece,address token,uint256 price,address royaltyReceiver,uint256 royalty,uint32 refundSeconds,uint256 nonce,uint256 deadline)";
    string internal constant PURCHASE = "Purchase(bytes32 listing,address buyer,uint256 nonce,uint256 deadline)";
    string internal constant REFUND = "RefundRequest(bytes32 listing,uint256 nonce,uint256 deadline)";
    bytes32 internal constant PICTURE = keccak256("a bench under a tree");
    uint96 internal constant ROYALTY_SHARE = 1_000;
    uint256 internal constant PRICE = 12_345;
    uint256 internal constant ROYALTY = 1_234;
    uint256 internal constant PURSE = 100_000;
    uint32 internal constant REFUND_SECONDS = 7 days;

    Market internal market = new Market();
    ParkArt internal art = new ParkArt();
    HonestToken internal token;
    Person internal artist = _person("the artist");
    Person internal seller = _person("the seller");
    Person internal buyer = _person("the buyer");
    /// @dev The piece, which the artist published and gave to the seller.
    uint256 internal piece;

    function setUp() public virtual {
        CHEATS.warp(TODAY);
        token = new HonestToken();
        token.hand(buyer.account, PURSE);
        CHEATS.prank(buyer.account);
        token.approve(address(market), type(uint256).max);
        piece = _publish(_publication());
        CHEATS.prank(artist.account);
        art.transferFrom(artist.account, seller.account, piece);
        _approve(seller, address(market));
    }

    function _publication() internal returns (ParkArt.ArtPublication memory) {
        return ParkArt.ArtPublication(
            artist.account, PICTURE, artist.account, ROYALTY_SHARE, _nonce(), block.timestamp
        );
    }

    function _publish(ParkArt.ArtPublication memory words) internal returns (uint256) {
        return art.publish(words, _sign(artist, address(art), _typed(PUBLICATION, abi.encode(words))));
    }

    function _approve(Person memory owner, address spender) internal {
        ParkArt.ArtApproval memory words =
            ParkArt.ArtApproval(owner.account, spender, piece, _nonce(), block.timestamp);
        art.approveSigned(words, _sign(owner, address(art), _typed(APPROVAL, abi.encode(words))));
    }

    function _listing() internal returns (Market.Listing memory) {
        return Market.Listing({
            seller: seller.account,
            collection: address(art),
            piece: piece,
            token: address(token),
            price: PRICE,
            royaltyReceiver: artist.account,
            royalty: ROYALTY,
            refundSeconds: REFUND_SECONDS,
            nonce: _nonce(),
            deadline: block.timestamp
        });
    }

    function _buy(Market.Listing memory listing) internal returns (bytes32 id) {
        id = _idOf(listing);
        _buyWith(listing, id, buyer);
    }

    function _buyWith(Market.Listing memory listing, bytes32 id, Person memory by) internal {
        Market.Purchase memory words = Market.Purchase(id, by.account, _nonce(), block.timestamp);
        bytes memory bySeller = _sign(seller, address(market), _idOf(listing));
        market.buy(listing, bySeller, words, _sign(by, address(market), _typed(PURCHASE, abi.encode(words))));
    }

    function _refund(bytes32 id) internal {
        Market.RefundRequest memory words = Market.RefundRequest(id, _nonce(), block.timestamp);
        market.refund(words, _sign(buyer, address(market), _typed(REFUND, abi.encode(words))));
    }

    function _idOf(Market.Listing memory listing) internal pure returns (bytes32) {
        return _typed(LISTING, abi.encode(listing));
    }
}
