package dev.sistercity.registry.pages.map;

import dev.sistercity.registry.pages.html.Html;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A signpost in the middle of a city: a board for each other city, which points to where it lies, the nearest above. */
public final class Signpost {

    private static final int WIDTH = 720;
    private static final int MIDDLE = WIDTH / 2;
    private static final int TOP = 70;
    private static final int ROW = 58;
    private static final int BOARD = 44;
    private static final int TIP = 26;
    private static final int HALF = 290;
    private static final int LETTERS = 24;
    /** More would be read by none. */
    private static final int MOST = 40;

    private static final int LONGEST_NAME = 60;
    private static final String ISOLATED = "\u2068";
    private static final String ENDS = "\u2069";

    private final List<Board> boards = new ArrayList<>();

    /** @param distance in words */
    private record Board(String name, String distance, double km, boolean east) {}

    /**
     * @param distance in words
     * @param arc the way there
     */
    public void add(String name, String distance, Arc arc) {
        boards.add(new Board(name, distance, arc.km(), arc.bearing() < 180));
    }

    /**
     * As a picture of its own, in colours that do for light and dark.
     *
     * @param city whose signpost it is
     * @param sentence how many there are; it stands below
     */
    public byte[] svg(String city, String sentence, String lang) {
        boards.sort(Comparator.comparingDouble(Board::km).thenComparing(Board::name));
        List<Board> shown = boards.subList(0, Math.min(MOST, boards.size()));
        int height = TOP + ROW * shown.size() + 70;
        Html out = new Html();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + ' ' + height,
                "width",
                WIDTH,
                "height",
                height,
                "role",
                "img",
                "lang",
                lang,
                "font-family",
                "system-ui, 'Noto Sans', 'Noto Sans CJK SC', sans-serif",
                "text-anchor",
                "middle");
        out.element("title", city + ": " + sentence);
        rect(out, 0, WIDTH, 0, height, "#f6f8f9");
        rect(out, MIDDLE - 9, 18, 52, height - 102, "#6b5844");
        text(out, city, 36, 30, "#1a1d21");
        int y = TOP;
        for (Board board : shown) {
            board(out, board, y);
            y += ROW;
        }
        text(out, sentence, height - 20, 20, "#1a1d21");
        return out.close("svg").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void rect(Html out, int x, int width, int y, int height, String fill) {
        out.open("rect", "x", x, "y", y, "width", width, "height", height, "fill", fill)
                .close("rect");
    }

    private static void board(Html out, Board board, int y) {
        int tip = board.east() ? MIDDLE + HALF : MIDDLE - HALF;
        int shoulder = board.east() ? tip - TIP : tip + TIP;
        int end = board.east() ? MIDDLE - HALF + TIP : MIDDLE + HALF - TIP;
        String points = end + "," + y + ' ' + shoulder + ',' + y + ' ' + tip + ',' + (y + BOARD / 2) + ' ' + shoulder
                + ',' + (y + BOARD) + ' ' + end + ',' + (y + BOARD);
        out.open("g").element("title", board.name() + ", " + board.distance());
        out.open("polygon", "points", points, "fill", "#0b3d63").close("polygon");
        text(
                out,
                ISOLATED + shortened(board.name(), LONGEST_NAME) + ENDS + " · " + ISOLATED + board.distance() + ENDS,
                y + BOARD / 2 + LETTERS / 3,
                LETTERS,
                "#fff");
        out.close("g");
    }

    /** What is too long for the board is set narrower. */
    private static void text(Html out, String text, int y, int size, String fill) {
        int most = 2 * HALF - 4 * TIP;
        double wide = text.codePoints()
                .mapToDouble(point -> point >= 0x2E80 && point < 0xE000 ? size : size * 0.56)
                .sum();
        out.element(
                "text",
                text,
                "x",
                MIDDLE,
                "y",
                y,
                "font-size",
                size,
                "fill",
                fill,
                "textLength",
                wide > most ? most : null,
                "lengthAdjust",
                wide > most ? "spacingAndGlyphs" : null);
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }
}
