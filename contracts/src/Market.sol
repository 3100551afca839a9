// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {PullPayments} from "./PullPayments.sol";

/// @title A shop that never holds what it sells
/// @notice A seller signs a price, a buyer signs that price; the piece goes from one to the other, and what each
/// gets, the artist included, stands in what both signed. The money waits until the time to give it back is over.
/// No bids, no charts, no fee.
/// @dev The identifier of a sale is the EIP-712 struct hash of its listing. A listing is taken back by withdrawing
/// its signature. The piece must be approved for this contract by then (`ParkArt.approveSigned`).
contract Market is PullPayments {
    /// @notice "I sell this piece at this price", by the seller. `royalty` is the part of the price that goes to
    /// `royaltyReceiver`, as the piece asks for; `refundSeconds` how long the buyer may give it back.
    struct Listing {
        address seller;
        address collection;
        uint256 piece;
        address token;
        uint256 price;
        address royaltyReceiver;
        uint256 royalty;
        uint32 refundSeconds;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "I buy it", by the buyer. `listing` is the listing's EIP-712 struct hash.
    struct Purchase {
        bytes32 listing;
        address buyer;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "I give it back", by the buyer.
    struct RefundRequest {
        bytes32 listing;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice A sale whose money waits; `refundUntil` in Unix seconds.
    struct Sale {
        address seller;
        uint64 refundUntil;
        bool closed;
        address buyer;
        address collection;
        uint256 piece;
        address token;
        uint256 price;
        address royaltyReceiver;
        uint256 royalty;
    }

    /// @dev Longer and a seller's money would be as good as stuck.
    uint32 private constant LONGEST_REFUND_SECONDS = 30 days;
    bytes32 private constant LISTING = keccak256(
        "Listing(address seller,address collection,uint256 piece,address token,uint256 price,address royaltyReceiver,uint256 royalty,uint32 refundSeconds,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant PURCHASE =
        keccak256("Purchase(bytes32 listing,address buyer,uint256 nonce,uint256 deadline)");
    bytes32 private constant REFUND_REQUEST =
        keccak256("RefundRequest(bytes32 listing,uint256 nonce,uint256 deadline)");

    mapping(bytes32 listing => Sale sale) private _sales;

    /// @notice A piece was sold; the money waits.
    /// @param listing The EIP-712 struct hash of the listing.
    /// @param seller Who sold.
    /// @param buyer Who bought.
    /// @param price In the token's smallest unit.
    /// @param royalty The part of it for the artist.
    event PieceSold(
        bytes32 indexed listing, address indexed seller, address indexed buyer, uint256 price, uint256 royalty
    );
    /// @notice The buyer gave the piece back and is due the price.
    /// @param listing Which sale.
    event SaleRefunded(bytes32 indexed listing);
    /// @notice The time to give back is over; seller and artist are due their parts.
    /// @param listing Which sale.
    event SaleSettled(bytes32 indexed listing);

    /// @notice The purchase was signed for another listing.
    /// @param expected The listing at hand.
    /// @param signed The listing that was signed for.
    error AnotherListing(bytes32 expected, bytes32 signed);
    /// @notice Seller and buyer are the same.
    error BoughtFromOneself();
    /// @notice The time to give back is longer than 30 days.
    /// @param period In seconds.
    error RefundPeriodTooLong(uint32 period);
    /// @notice The listing does not say what the piece asks for its artist.
    /// @param receiver Who should get it.
    /// @param royalty How much, at this price.
    error RoyaltyMisstated(address receiver, uint256 royalty);
    /// @notice After all that the piece is not where it belongs.
    /// @param collection The contract that keeps the piece.
    /// @param piece Its number.
    error PieceNotDelivered(address collection, uint256 piece);
    /// @notice There is no such sale, or it is closed.
    /// @param listing Which one.
    error SaleNotOpen(bytes32 listing);
    /// @notice The time to give back is over.
    /// @param until Since when, Unix seconds.
    error RefundOver(uint64 until);
    /// @notice The buyer may still give it back.
    /// @param until Until when, Unix seconds.
    error RefundStillOpen(uint64 until);

    /// @dev The name and version a signer sees.
    constructor() EIP712("PawfectMatch Market", "1") {}

    /// @notice Sells a piece.
    /// @param listing What the seller signed.
    /// @param sellerSignature By the seller.
    /// @param purchase What the buyer signed.
    /// @param buyerSignature By the buyer.
    function buy(
        Listing calldata listing,
        bytes calldata sellerSignature,
        Purchase calldata purchase,
        bytes calldata buyerSignature
    ) external nonReentrant {
        bytes32 id = keccak256(abi.encode(LISTING, listing));
        if (purchase.listing != id) revert AnotherListing(id, purchase.listing);
        if (purchase.buyer == listing.seller) revert BoughtFromOneself();
        if (listing.refundSeconds > LONGEST_REFUND_SECONDS) revert RefundPeriodTooLong(listing.refundSeconds);
        _spend(Consent(listing.seller, listing.nonce, listing.deadline, id), sellerSignature);
        bytes32 structHash = keccak256(abi.encode(PURCHASE, purchase));
        _spend(Consent(purchase.buyer, purchase.nonce, purchase.deadline, structHash), buyerSignature);
        _checkRoyalty(listing);
        _sales[id] = _saleOf(listing, purchase.buyer);
        emit PieceSold(id, listing.seller, purchase.buyer, listing.price, listing.royalty);
        _collect(listing.token, purchase.buyer, listing.price);
        _deliver(_sales[id], listing.seller, purchase.buyer);
    }

    /// @notice Gives a piece back for its full price, in time. The buyer must still hold it, and have approved this
    /// contract to move it.
    /// @param request Which sale.
    /// @param signature By the buyer.
    function refund(RefundRequest calldata request, bytes calldata signature) external nonReentrant {
        Sale storage sale = _open(request.listing);
        if (block.timestamp >= sale.refundUntil) revert RefundOver(sale.refundUntil);
        bytes32 structHash = keccak256(abi.encode(REFUND_REQUEST, request));
        _spend(Consent(sale.buyer, request.nonce, request.deadline, structHash), signature);
        sale.closed = true;
        _credit(sale.buyer, sale.token, sale.price);
        emit SaleRefunded(request.listing);
        _deliver(sale, sale.buyer, sale.seller);
    }

    /// @notice Writes seller and artist their parts down, once the time to give back is over. Anybody may call it.
    /// @param listing Which sale.
    function settle(bytes32 listing) external {
        Sale storage sale = _open(listing);
        if (block.timestamp < sale.refundUntil) revert RefundStillOpen(sale.refundUntil);
        sale.closed = true;
        _credit(sale.royaltyReceiver, sale.token, sale.royalty);
        _credit(sale.seller, sale.token, sale.price - sale.royalty);
        emit SaleSettled(listing);
    }

    /// @notice What is known of a sale.
    /// @param listing The EIP-712 struct hash of its listing.
    /// @return All zero when it was never sold.
    function saleOf(bytes32 listing) external view returns (Sale memory) {
        return _sales[listing];
    }

    /// @notice What a piece asks for its artist at a price: what a listing must say.
    /// @param collection The contract that keeps the piece.
    /// @param piece Its number.
    /// @param price In the token's smallest unit.
    /// @return receiver Who gets it; zero for nobody.
    /// @return royalty How much, never more than the price.
    function royaltyOf(address collection, uint256 piece, uint256 price)
        public
        view
        returns (address receiver, uint256 royalty)
    {
        if (!ERC165Checker.supportsInterface(collection, type(IERC2981).interfaceId)) return (address(0), 0);
        (receiver, royalty) = IERC2981(collection).royaltyInfo(piece, price);
        if (receiver == address(0) || royalty == 0) return (address(0), 0);
        if (royalty > price) royalty = price;
    }

    function _deliver(Sale storage sale, address from, address to) private {
        IERC721 collection = IERC721(sale.collection);
        uint256 piece = sale.piece;
        collection.transferFrom(from, to, piece);
        if (collection.ownerOf(piece) != to) revert PieceNotDelivered(address(collection), piece);
    }

    function _checkRoyalty(Listing calldata listing) private view {
        (address receiver, uint256 royalty) = royaltyOf(listing.collection, listing.piece, listing.price);
        if (receiver != listing.royaltyReceiver || royalty != listing.royalty) {
            revert RoyaltyMisstated(receiver, royalty);
        }
    }

    function _open(bytes32 listing) private view returns (Sale storage sale) {
        sale = _sales[listing];
        if (sale.seller == address(0) || sale.closed) revert SaleNotOpen(listing);
    }

    function _saleOf(Listing calldata listing, address buyer) private view returns (Sale memory) {
        return Sale({
            seller: listing.seller,
            refundUntil: uint64(block.timestamp) + listing.refundSeconds,
            closed: false,
            buyer: buyer,
            collection: listing.collection,
            piece: listing.piece,
            token: listing.token,
            price: listing.price,
            royaltyReceiver: listing.royaltyReceiver,
            royalty: listing.royalty
        });
    }
}
