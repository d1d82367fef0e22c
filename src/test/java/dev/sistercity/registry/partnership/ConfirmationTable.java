package dev.sistercity.registry.partnership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one table of docs/confirmation.md: what each act does in each state. */
final class ConfirmationTable {

    private static final Path PAGE = Path.of("docs", "confirmation.md");
    private static final int HEADING = 3;

    private final List<String> lines;
    private final List<String> states;
    private final Map<String, Map<String, String>> acts = new LinkedHashMap<>();

    ConfirmationTable() {
        try {
            lines = Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        states = cells(lines.get(0)).subList(1, cells(lines.get(0)).size());
        for (String line : lines.subList(HEADING, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 1; i < cells.size(); i++) {
                row.put(states.get(i - 1), cells.get(i));
            }
            acts.put(cells.get(0), row);
        }
    }

    List<String> states() {
        return states;
    }

    List<String> acts() {
        return List.copyOf(acts.keySet());
    }

    /** What comes of an act, by the state in which it is done. */
    Map<String, String> row(String act) {
        return acts.get(act);
    }

    /** How many tables the page has. */
    long tables() {
        return lines.stream().filter(line -> line.startsWith("| ---")).count()
                + lines.stream().filter(line -> line.startsWith("|-")).count();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|"))
                .skip(1)
                .map(String::strip)
                .map(cell -> cell.replace("\\", ""))
                .toList();
    }
}
