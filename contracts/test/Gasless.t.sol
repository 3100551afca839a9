// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {PlayMoney} from "../src/PlayMoney.sol";
import {CHEATS} from "./Cheats.sol";
import {Variation} from "./world/EscrowWorld.sol";
import {BreedingWorld} from "./world/BreedingWorld.sol";

/// @title Two people who never send a transaction
contract GaslessTest is BreedingWorld {
    string private constant _PERMIT =
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";

    function test_APayerWithoutCoinsPaysByASignature() external {
        PlayMoney money = new PlayMoney();
        money.hand(payer.account, _held());
        bytes32 words = _typed(_PERMIT, abi.encode(payer.account, breeding, _held(), 0, DEADLINE));
        (uint8 v, bytes32 r, bytes32 s) = CHEATS.sign(payer.key, _digest(address(money), words));
        money.permit(payer.account, address(breeding), _held(), DEADLINE, v, r, s);

        Variation memory variation = _usual();
        variation.token = address(money);
        bytes32 agreement = _beginWith(variation);
        _endTogether(agreement, _held());
        breeding.withdraw(payee.account, address(money));

        _expect(money.balanceOf(payee.account) == _held(), "the payee was not paid");
        _expect(payer.account.balance == 0 && payee.account.balance == 0, "somebody needed coins");
    }
}
