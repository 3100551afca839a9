// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SignedActions} from "./SignedActions.sol";

/// @title Money that is written down for somebody and taken out by itself
/// @notice What a person is due waits here under their address. Anybody may have it sent to them; only they, by
/// their signature, may have it sent elsewhere.
/// @dev Tokens are ERC-20 only, so that a payment can be relayed: the payer signs an ERC-2612 permit or grants an
/// allowance once. Tokens that keep a part of each transfer are refused; tokens whose balances change by
/// themselves must not be agreed upon. One token's misbehaviour touches nobody who did not agree to that token.
abstract contract PullPayments is SignedActions, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @notice "Send what I am due in this token to that address."
    struct Payout {
        address account;
        address token;
        address to;
        uint256 nonce;
        uint256 deadline;
    }

    bytes32 private constant PAYOUT =
        keccak256("Payout(address account,address token,address to,uint256 nonce,uint256 deadline)");

    mapping(address account => mapping(address token => uint256 amount)) private _due;

    /// @notice An amount was written down for somebody.
    /// @param account Who it belongs to.
    /// @param token In which token.
    /// @param amount In the token's smallest unit.
    event PaymentCredited(address indexed account, address indexed token, uint256 amount);
    /// @notice Somebody's money left this contract.
    /// @param account Whom it belonged to.
    /// @param token In which token.
    /// @param to Where it went.
    /// @param amount In the token's smallest unit.
    event PaymentWithdrawn(address indexed account, address indexed token, address to, uint256 amount);

    /// @notice Nothing is written down for this account in this token.
    /// @param account Who asked.
    /// @param token In which token.
    error NothingDue(address account, address token);
    /// @notice Less (or more) arrived than was sent: this token keeps a part, and cannot be used here.
    /// @param token The token.
    /// @param expected What should have arrived.
    /// @param received What did.
    error TokenShortChanged(address token, uint256 expected, uint256 received);

    /// @notice Sends somebody everything they are due in a token. Anybody may ask for it.
    /// @param account Who is due.
    /// @param token In which token.
    function withdraw(address account, address token) external nonReentrant {
        _payOut(account, token, account);
    }

    /// @notice Sends what somebody is due to another address of their choice.
    /// @param payout Whose, in which token, to where.
    /// @param signature By the account.
    function withdrawTo(Payout calldata payout, bytes calldata signature) external nonReentrant {
        _spend(
            Consent(payout.account, payout.nonce, payout.deadline, keccak256(abi.encode(PAYOUT, payout))), signature
        );
        _payOut(payout.account, payout.token, payout.to);
    }

    /// @notice What somebody can take out.
    /// @param account Who.
    /// @param token In which token.
    /// @return In the token's smallest unit.
    function dueTo(address account, address token) external view returns (uint256) {
        return _due[account][token];
    }

    /// @dev Takes an amount from somebody who allowed it. Call it last, and only from functions that may not be
    /// entered twice: the token's code runs in here.
    function _collect(address token, address from, uint256 amount) internal {
        if (amount == 0) return;
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(from, address(this), amount);
        uint256 received = IERC20(token).balanceOf(address(this)) - before;
        if (received != amount) revert TokenShortChanged(token, amount, received);
    }

    /// @dev Writes down an amount that this contract holds already.
    function _credit(address account, address token, uint256 amount) internal {
        if (amount == 0) return;
        _due[account][token] += amount;
        emit PaymentCredited(account, token, amount);
    }

    function _payOut(address account, address token, address to) private {
        uint256 amount = _due[account][token];
        if (amount == 0) revert NothingDue(account, token);
        delete _due[account][token];
        emit PaymentWithdrawn(account, token, to, amount);
        IERC20(token).safeTransfer(to, amount);
    }
}
