package dev.sistercity.registry.transfer.read.sheet;

import dev.sistercity.registry.shared.table.Blanks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** What a cell of an Excel workbook shows: a number of days as the date that its format makes of it, and no more of that. */
final class XlsxCell {

    private static final Pattern NOT_SHOWN = Pattern.compile("\"[^\"]*+\"|\\[[^\\[\\]]*+\\]|\\\\.|_.|\\*.");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]{1,15}(?:\\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,2})?");
    private static final int LAST_DAY = 2_958_465;
    private static final int LEAP_DAY_OF_1900 = 60;
    private static final int YEAR = 4;
    private static final int MONTH = 7;

    private XlsxCell() {}

    /**
     * @param cell null for none; of a formula what it came to when the workbook was saved
     * @param of1904 whether days are counted from 1904 on, as old programs of the Macintosh did
     */
    static String text(Cell cell, boolean of1904) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.STRING) {
            return Blanks.stripped(cell.asString());
        }
        String raw = cell.getRawValue();
        if (raw == null) {
            return "";
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return raw.equals("1") ? "true" : raw.equals("0") ? "false" : raw;
        }
        return NUMBER.matcher(raw).matches() ? number(cell, new BigDecimal(raw), of1904) : Blanks.stripped(raw);
    }

    private static String number(Cell cell, BigDecimal number, boolean of1904) {
        int shown = shown(cell.getDataFormatString(), cell.getDataFormatId());
        boolean day = shown > 0 && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY)) <= 0;
        if (day && (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA)) {
            return day(number.intValue(), of1904).toString().substring(0, shown);
        }
        return number.stripTrailingZeros().toPlainString();
    }

    /** Of those from 1900 on the first sixty are one too many, as there was no 29 February in that year. */
    private static LocalDate day(int number, boolean of1904) {
        return of1904
                ? LocalDate.of(1904, 1, 1).plusDays(number)
                : LocalDate.of(1899, 12, number < LEAP_DAY_OF_1900 ? 31 : 30).plusDays(number);
    }

    /** How many letters of an ISO date a format shows; 0 if it shows none. */
    private static int shown(String format, Integer id) {
        if (format == null) {
            boolean builtIn =
                    id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58);
            return !builtIn ? 0 : id == 17 ? MONTH : YEAR + 6;
        }
        String letters = NOT_SHOWN
                .matcher(format.split(";", 2)[0].toLowerCase(Locale.ROOT))
                .replaceAll("");
        // Years of Japanese eras: ggge.
        boolean year = letters.indexOf('y') >= 0 || letters.contains("gg");
        if (!year) {
            return 0;
        }
        return letters.indexOf('d') >= 0 ? YEAR + 6 : letters.indexOf('m') >= 0 ? MONTH : YEAR;
    }
}
