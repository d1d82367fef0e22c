package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Set;

/** A box that is ticked or not, in the words and signs of lists. */
final class YesOrNo {

    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "true",
            "t",
            "1",
            "x",
            "ja",
            "j",
            "oui",
            "o",
            "si",
            "sim",
            "tak",
            "ano",
            "da",
            "да",
            "так",
            "igen",
            "evet",
            "はい",
            "是",
            "예",
            "checked",
            "wahr",
            "vrai",
            "verdadero",
            "vero");
    private static final Set<String> NO = Set.of(
            "no", "n", "false", "f", "0", "nein", "non", "nao", "nie", "ne", "nu", "нет", "ні", "nem", "hayir", "いいえ",
            "否", "아니요", "nej", "nei", "nee", "falsch", "faux", "falso");
    private static final String TICKS = "✓✔☑✗✘☒×";

    private YesOrNo() {}

    static boolean isYes(String text) {
        return YES.contains(NameKeys.folded(text)) || text.length() == 1 && TICKS.indexOf(text.charAt(0)) >= 0;
    }

    static boolean isNo(String text) {
        return NO.contains(NameKeys.folded(text));
    }
}
