package dev.sistercity.registry.match.name;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Articles at the beginning of names, which lists that are in order of the alphabet put behind them. */
final class Articles {

    /** Articles, which lists put behind a name, in the languages of which names begin with one. */
    private static final Pattern ARTICLE = Pattern.compile(
            "(?:le|la|les|l['’´`]|el|els|los|las|a|o|as|os|il|lo|i|gli|den|de|het|['’´`]t|['’´`]s|the|der|die|das|na|an|al|sa|es)-?"
                    + "|(?:ar|ad|at|az|ash|er)-",
            Pattern.CASE_INSENSITIVE);

    private Articles() {}

    /** {@code Rochelle (La)}, {@code Coruña, A}: as lists put it that are in order of the alphabet. */
    static Optional<String> among(List<String> qualifiers, String text) {
        boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
        return qualifiers.stream()
                .filter(word -> ARTICLE.matcher(word).matches())
                .filter(word -> capitals
                        || word.length() == 1
                        || !word.equals(word.toUpperCase(Locale.ROOT))
                        || word.length() > 2
                        || !Character.isLetter(word.charAt(1)))
                .findFirst();
    }

    /** A name with its article, as it is in full. */
    static String before(String name, String article) {
        boolean elided = !Character.isLetter(article.charAt(article.length() - 1));
        return article + (elided ? "" : " ") + name;
    }
}
