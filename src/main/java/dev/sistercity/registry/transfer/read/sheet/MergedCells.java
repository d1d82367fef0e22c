package dev.sistercity.registry.transfer.read.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Cells of a sheet of Excel that were made one of several rows. They stand behind all rows (ECMA-376 part 1, 18.3.1.55), so that they are
 * read before.
 */
final class MergedCells {

    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final Pattern AREA =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?[A-Z]{1,3}\\$?([0-9]{1,7})");
    private static final int LETTERS = 26;
    private static final int MOST = 100_000;

    /** By the rows in which they begin, from 1. */
    private final Map<Long, List<Area>> begun = new HashMap<>();

    /**
     * One of them; only its first column is filled in further rows.
     *
     * @param column from 0
     * @param last row, from 1
     */
    record Area(int column, long last) {}

    /** @param relation id by which the workbook refers to the sheet */
    static MergedCells of(SheetFile file, String relation) throws IOException {
        MergedCells all = new MergedCells();
        try {
            String part = part(file, relation);
            try (InputStream in = part == null ? null : file.part(part)) {
                if (in != null) {
                    all.read(OdsSheets.parser(in));
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
        return all;
    }

    /** Whether the workbook counts days from 1904 on; the library knows one of the two ways to say so. */
    static boolean are1904(SheetFile file) throws IOException {
        try (InputStream in = file.part("xl/workbook.xml")) {
            XMLStreamReader xml = in == null ? null : OdsSheets.parser(in);
            while (xml != null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    String said = String.valueOf(OdsSheets.attribute(xml, "date1904"));
                    return said.equals("1") || said.equals("true");
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String part(SheetFile file, String relation) throws IOException, XMLStreamException {
        try (InputStream in = file.part(RELATIONS)) {
            if (in == null) {
                return null;
            }
            XMLStreamReader xml = OdsSheets.parser(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && String.valueOf(OdsSheets.attribute(xml, "Id")).equals(relation)) {
                    String target = String.valueOf(OdsSheets.attribute(xml, "Target"));
                    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
                }
            }
        }
        return null;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        int count = 0;
        while (xml.hasNext() && count < MOST) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("mergeCell")) {
                Matcher area = AREA.matcher(String.valueOf(OdsSheets.attribute(xml, "ref")));
                long first = area.matches() ? Long.parseLong(area.group(2)) : 0;
                long last = area.matches() ? Long.parseLong(area.group(3)) : 0;
                if (last > first) {
                    begun.computeIfAbsent(first, none -> new ArrayList<>()).add(new Area(column(area.group(1)), last));
                    count++;
                }
            }
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * LETTERS + letter - 'A' + 1;
        }
        return column - 1;
    }

    List<Area> begunIn(long row) {
        return begun.getOrDefault(row, List.of());
    }
}
