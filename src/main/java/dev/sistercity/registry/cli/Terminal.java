package dev.sistercity.registry.cli;

import java.io.Console;
import java.io.IOException;
import java.util.Locale;

/** The terminal that a command was started in, if it was started in one. */
final class Terminal {

    private Terminal() {}

    /** Whether both standard input and output are a terminal: a progress bar can be drawn, a question asked. */
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console without a terminal too, and a method that tells; before, there is none.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Asks on standard error, and reads a line.
     *
     * @return whether it begins with the letter; false at the end of input
     */
    static boolean answers(char letter, String question) {
        System.err.print(question);
        System.err.flush();
        try {
            StringBuilder line = new StringBuilder();
            for (int c; (c = System.in.read()) >= 0 && c != '\n' && c != '\r'; ) {
                line.append((char) c);
            }
            return line.toString().strip().toLowerCase(Locale.ROOT).startsWith(String.valueOf(letter));
        } catch (IOException gone) {
            return false;
        }
    }
}
