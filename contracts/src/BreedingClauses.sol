// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

/// @notice Who picks from the litter first. Unanswered is refused.
enum Picker {
    Unanswered,
    Nobody,
    SireOwner,
    DamOwner
}

/// @notice When the dam may be mated again for no further fee. Unanswered is refused.
enum ReturnMating {
    Unanswered,
    Never,
    WithoutPregnancy,
    WithoutLitter
}

/// @notice Who registers the litter and pays for it. Unanswered is refused.
enum Registrar {
    Unanswered,
    SireOwner,
    DamOwner,
    Shared
}

/// @notice What the sides, and co-owners where there are any, sign.
/// @dev `text` is the SHA-256 of the readable agreement. Co-owners are zero where there is none. Amounts are in
/// the token's smallest unit; `pickBond` is kept until the sire's owner has the animals agreed on. A litter
/// counts when `minimumLiving` animals live `livingAfterDays` days after birth. `silentShare` is the sire
/// owner's part in basis points if the arbiter stays silent.
struct BreedingTerms {
    bytes32 text;
    address damOwner;
    address damCoOwner;
    address sireOwner;
    address sireCoOwner;
    address arbiter;
    address token;
    uint128 matingFee;
    uint128 pregnancyFee;
    uint128 litterFee;
    uint128 pickBond;
    uint32 matingSeconds;
    uint32 pregnancySeconds;
    uint32 litterSeconds;
    uint32 pickSeconds;
    uint32 objectionSeconds;
    uint32 arbitrationSeconds;
    uint16 silentShare;
    uint8 livingAfterDays;
    uint8 minimumLiving;
    uint8 picks;
    uint8 returnMatings;
    Picker picker;
    ReturnMating returnMating;
    Registrar registrar;
    uint256 nonce;
    uint256 deadline;
}

/// @title The questions a stud agreement must answer
/// @notice Who leaves one open cannot begin.
/// @dev Lawyers list the same disputes again and again: who picks, what counts as a litter, whether the dam comes
/// back, who registers and pays, and a co-owner who was never asked. The last is asked by signatures.
library BreedingClauses {
    /// @notice A question that must be answered was not, or its answers contradict one another.
    /// @param clause Which question, by the name of its field.
    error ClauseUnanswered(string clause);

    /// @notice Refuses terms that leave a question open or contradict themselves.
    /// @param terms The terms.
    function check(BreedingTerms calldata terms) internal pure {
        if (terms.text == bytes32(0)) revert ClauseUnanswered("text");
        if (terms.registrar == Registrar.Unanswered) revert ClauseUnanswered("registrar");
        if (terms.minimumLiving == 0) revert ClauseUnanswered("minimumLiving");
        _checkPicks(terms);
        _checkReturnMating(terms);
    }

    /// @dev Who picks is asked always; how many, and what it costs not to hand them over, only with picks.
    function _checkPicks(BreedingTerms calldata terms) private pure {
        if (terms.picker == Picker.Unanswered) revert ClauseUnanswered("picker");
        if ((terms.picks == 0) != (terms.picker == Picker.Nobody)) revert ClauseUnanswered("picker");
        // A litter that counts must be large enough for the animals promised from it.
        if (terms.picks > terms.minimumLiving) revert ClauseUnanswered("picks");
        if (terms.picks == 0 && terms.pickBond != 0) revert ClauseUnanswered("pickBond");
    }

    function _checkReturnMating(BreedingTerms calldata terms) private pure {
        if (terms.returnMating == ReturnMating.Unanswered) revert ClauseUnanswered("returnMating");
        if ((terms.returnMatings == 0) != (terms.returnMating == ReturnMating.Never)) {
            revert ClauseUnanswered("returnMatings");
        }
    }
}
