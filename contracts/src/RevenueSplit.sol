// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {LargestRemainder} from "./LargestRemainder.sol";
import {PullPayments} from "./PullPayments.sol";

/// @title Divides what is paid through us among those who made it
/// @notice Co-breeders or park artists note once who gets which share; whoever pays them pays the split. Nothing is
/// lost or made by rounding. It divides what passes through here and nothing else: what is sold elsewhere pays nothing.
/// @dev A split is never changed: its identifier is the hash of its people and shares.
contract RevenueSplit is PullPayments {
    /// @notice "I pay this amount to that split", signed by the payer. `purpose` is the SHA-256 of a readable note.
    struct SplitPayment {
        bytes32 split;
        address payer;
        address token;
        uint256 amount;
        bytes32 purpose;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice Who shares, and how.
    struct Split {
        address[] people;
        uint32[] shares;
    }

    /// @dev The units left over are given out one by one; so many can never be too dear.
    uint256 private constant MOST_PEOPLE = 32;
    bytes32 private constant SPLIT_PAYMENT = keccak256(
        "SplitPayment(bytes32 split,address payer,address token,uint256 amount,bytes32 purpose,uint256 nonce,uint256 deadline)"
    );

    mapping(bytes32 split => Split noted) private _splits;

    /// @notice A split was noted.
    /// @param split Its identifier.
    /// @param people Who shares.
    /// @param shares Their weights, in the same order.
    event SplitNoted(bytes32 indexed split, address[] people, uint32[] shares);
    /// @notice An amount was divided.
    /// @param split Which split.
    /// @param payer Who paid.
    /// @param token In which token.
    /// @param amount In the token's smallest unit.
    /// @param purpose SHA-256 of a readable note.
    event PaymentDivided(
        bytes32 indexed split, address indexed payer, address indexed token, uint256 amount, bytes32 purpose
    );

    /// @notice There must be 1 to 32 people, each with a share, none named twice, none zero.
    error SplitInvalid();
    /// @notice This split was never noted.
    /// @param split Its identifier.
    error SplitUnknown(bytes32 split);

    /// @dev The name and version a signer sees.
    constructor() EIP712("PawfectMatch RevenueSplit", "1") {}

    /// @notice Notes who shares and how. Anybody may; noting it again changes nothing.
    /// @param people Who shares, in ascending order of their addresses.
    /// @param shares Their weights, in the same order.
    /// @return split Its identifier.
    function noteSplit(address[] calldata people, uint32[] calldata shares) external returns (bytes32 split) {
        if (people.length == 0 || people.length > MOST_PEOPLE || people.length != shares.length) revert SplitInvalid();
        address previous = address(0);
        for (uint256 i = 0; i < people.length; ++i) {
            if (people[i] <= previous || shares[i] == 0) revert SplitInvalid();
            previous = people[i];
        }
        split = keccak256(abi.encode(people, shares));
        if (_splits[split].people.length == 0) {
            _splits[split] = Split({people: people, shares: shares});
            emit SplitNoted(split, people, shares);
        }
    }

    /// @notice Divides an amount that the payer allowed before.
    /// @param payment Which split, how much, what for.
    /// @param signature By the payer.
    function pay(SplitPayment calldata payment, bytes calldata signature) external nonReentrant {
        Split memory split = _known(payment.split);
        bytes32 structHash = keccak256(abi.encode(SPLIT_PAYMENT, payment));
        _spend(Consent(payment.payer, payment.nonce, payment.deadline, structHash), signature);
        emit PaymentDivided(payment.split, payment.payer, payment.token, payment.amount, payment.purpose);
        uint256[] memory parts = LargestRemainder.divide(payment.amount, split.shares);
        for (uint256 i = 0; i < parts.length; ++i) {
            _credit(split.people[i], payment.token, parts[i]);
        }
        _collect(payment.token, payment.payer, payment.amount);
    }

    /// @notice Who shares, and how.
    /// @param split Its identifier.
    /// @return People and weights.
    function splitOf(bytes32 split) external view returns (Split memory) {
        return _known(split);
    }

    /// @notice How an amount would be divided.
    /// @param split Which split.
    /// @param amount In smallest units.
    /// @return One part for each person, in order.
    function partsOf(bytes32 split, uint256 amount) external view returns (uint256[] memory) {
        return LargestRemainder.divide(amount, _known(split).shares);
    }

    function _known(bytes32 split) private view returns (Split memory noted) {
        noted = _splits[split];
        if (noted.people.length == 0) revert SplitUnknown(split);
    }
}
