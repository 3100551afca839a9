// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

/// @title The words of an escrow: what can be signed, what is remembered, what happened, what is refused
/// @notice One vocabulary for every agreement, so that one screen can show them all.
/// @dev Times are Unix seconds, periods seconds, shares basis points, amounts in the token's smallest unit.
abstract contract EscrowVocabulary {
    /// @notice Where an escrow stands.
    /// @dev Waiting: for somebody to act. Claimed: one side said something is done, the other may object.
    enum Phase {
        None,
        Waiting,
        Claimed,
        Disputed,
        Ended
    }

    /// @notice Money held between two people.
    /// @dev `silentShare` is the payee's part in basis points if the arbiter stays silent.
    struct Escrow {
        address payer;
        uint64 until;
        Phase phase;
        bool claimedByPayer;
        address payee;
        uint32 objectionSeconds;
        uint32 arbitrationSeconds;
        uint16 silentShare;
        address arbiter;
        address token;
        uint128 held;
    }

    /// @notice "I agree with what the other side claims."
    struct Acceptance {
        bytes32 agreement;
        address by;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "I object: let the arbiter decide." `evidence` is the SHA-256 of what the arbiter is to read.
    struct Dispute {
        bytes32 agreement;
        address by;
        bytes32 evidence;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice The arbiter's word. `reason` is the SHA-256 of its readable explanation.
    struct Decision {
        bytes32 agreement;
        uint256 toPayee;
        bytes32 reason;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "We end this together", signed by both.
    struct JointEnding {
        bytes32 agreement;
        uint256 toPayee;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice Money was put between two people.
    /// @param agreement The EIP-712 struct hash of the terms.
    /// @param payer Who paid it in.
    /// @param payee Who is to be paid.
    /// @param token In which token.
    /// @param amount In the token's smallest unit.
    event AgreementBegun(
        bytes32 indexed agreement, address indexed payer, address indexed payee, address token, uint256 amount
    );
    /// @notice One side said that something is done; the other may object until then.
    /// @param agreement Which agreement.
    /// @param by Who said so.
    /// @param until Unix seconds.
    event ClaimMade(bytes32 indexed agreement, address indexed by, uint64 until);
    /// @notice A claim stands, by the other side's word or by their silence.
    /// @param agreement Which agreement.
    /// @param bySilence True when nobody answered in time.
    event ClaimAccepted(bytes32 indexed agreement, bool bySilence);
    /// @notice One side asked the arbiter.
    /// @param agreement Which agreement.
    /// @param by Who asked.
    /// @param evidence SHA-256 of what the arbiter is to read.
    /// @param until Until when the arbiter may decide, Unix seconds.
    event AgreementDisputed(bytes32 indexed agreement, address indexed by, bytes32 evidence, uint64 until);
    /// @notice The arbiter decided.
    /// @param agreement Which agreement.
    /// @param arbiter Who decided.
    /// @param reason SHA-256 of the readable explanation.
    event AgreementDecided(bytes32 indexed agreement, address indexed arbiter, bytes32 reason);
    /// @notice It is over, and all that was still held belongs to somebody.
    /// @param agreement Which agreement.
    /// @param toPayer What went back.
    /// @param toPayee What was paid at the end.
    event AgreementEnded(bytes32 indexed agreement, uint256 toPayer, uint256 toPayee);

    /// @notice The agreement is not at a point where this can be done.
    /// @param agreement Which agreement.
    /// @param phase Where it stands.
    error WrongPhase(bytes32 agreement, Phase phase);
    /// @notice The time for this is over; `settle` says what that means.
    /// @param agreement Which agreement.
    /// @param until When it was over, Unix seconds.
    error StepOver(bytes32 agreement, uint64 until);
    /// @notice The present step is still open.
    /// @param agreement Which agreement.
    /// @param until When it is over, Unix seconds.
    error StepStillOpen(bytes32 agreement, uint64 until);
    /// @notice This is not for that person to do.
    /// @param agreement Which agreement.
    /// @param who The person.
    error NotForThem(bytes32 agreement, address who);
    /// @notice More was to be paid than is held.
    /// @param wanted What was to be paid.
    /// @param held What is there.
    error MoreThanHeld(uint256 wanted, uint256 held);
    /// @notice The two sides and the arbiter must be three different people.
    error PartiesNotDistinct();
    /// @notice A period is shorter than an hour or longer than two years.
    /// @param period In seconds.
    error PeriodOutOfRange(uint256 period);
    /// @notice A share is more than the whole.
    /// @param share In basis points.
    error ShareOutOfRange(uint256 share);
}
