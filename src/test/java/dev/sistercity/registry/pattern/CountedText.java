package dev.sistercity.registry.pattern;

/** A text that counts how often a character of it is looked at, and stops a reader that looks too often. */
final class CountedText implements CharSequence {

    private final String text;
    private final long most;
    private final long[] looks;

    CountedText(String text, long most) {
        this(text, most, new long[1]);
    }

    private CountedText(String text, long most, long[] looks) {
        this.text = text;
        this.most = most;
        this.looks = looks;
    }

    /** More looks than allowed. */
    static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super(null, null, false, false);
        }
    }

    long looks() {
        return looks[0];
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > most) {
            throw new Exceeded();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.substring(start, end), most, looks);
    }

    @Override
    public String toString() {
        return text;
    }
}
