package dev.sistercity.registry.transfer.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spreadsheets, made up for tests. */
public final class Spreadsheets {

    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    /** Formats of cells: 1 a day, 2 a year, 3 a month and a year. */
    private static final String STYLES = XML + "<styleSheet " + MAIN + "><numFmts count=\"2\"><numFmt numFmtId=\"170\""
            + " formatCode=\"yyyy\"/><numFmt numFmtId=\"171\" formatCode=\"mmm\\ yyyy\"/></numFmts><cellXfs count=\"4\">"
            + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>";

    static final String ODS_HEAD = XML + "<office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
            + "<table:table table:name=\"Empty\"><table:table-row table:number-rows-repeated=\"1048576\">"
            + "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
    static final String ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>";

    private Spreadsheets() {}

    /** A workbook of Excel with these rows of texts. */
    public static byte[] xlsx(List<List<String>> rows) {
        StringBuilder all = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            all.append("<row r=\"").append(row + 1).append("\">");
            for (int column = 0; column < rows.get(row).size(); column++) {
                all.append("<c r=\"").append((char) ('A' + column)).append(row + 1);
                all.append("\" t=\"inlineStr\"><is><t>");
                all.append(rows.get(row).get(column)).append("</t></is></c>");
            }
            all.append("</row>");
        }
        try {
            return xlsx(all.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An open document with these rows of texts. */
    public static byte[] ods(List<List<String>> rows) {
        String all = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "<table:table-cell office:value-type=\"string\"><text:p>" + cell
                                + "</text:p></table:table-cell>")
                        .collect(Collectors.joining("", "<table:table-row>", "</table:table-row>")))
                .collect(Collectors.joining("", "<table:table table:name=\"Pairs\">", "</table:table>"));
        try {
            return ods(ODS_HEAD + all + ODS_TAIL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] ods(String content) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.spreadsheet"));
        parts.put("content.xml", utf8(content));
        return zip(parts);
    }

    static byte[] xlsx(String rows) throws IOException {
        return zip(workbook(rows));
    }

    static Map<String, byte[]> workbook(String rows) {
        String part = "http://schemas.openxmlformats.org/package/2006/relationships";
        String sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                utf8(XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + sheetType + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + sheetType
                        + "worksheet+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + sheetType + "styles+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + sheetType
                        + "sharedStrings+xml\"/>"
                        + "</Types>"));
        parts.put(
                "_rels/.rels",
                utf8(XML + "<Relationships xmlns=\"" + part + "\"><Relationship Id=\"r1\" Type=\"" + TYPE
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        parts.put(
                "xl/workbook.xml",
                utf8(XML + "<workbook " + MAIN + " xmlns:r=\"" + TYPE + "\"><sheets><sheet name=\"Pairs\" sheetId=\"1\""
                        + " r:id=\"r1\"/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                utf8(XML + "<Relationships xmlns=\"" + part + "\"><Relationship Id=\"r1\" Type=\"" + TYPE
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" + TYPE
                        + "/styles\" Target=\"styles.xml\"/><Relationship Id=\"r3\" Type=\"" + TYPE
                        + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
        parts.put("xl/styles.xml", utf8(STYLES));
        parts.put("xl/sharedStrings.xml", utf8(XML + "<sst " + MAIN + "><si><t>Łódź</t></si></sst>"));
        parts.put(
                "xl/worksheets/sheet1.xml",
                utf8(XML + "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>"));
        return parts;
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
