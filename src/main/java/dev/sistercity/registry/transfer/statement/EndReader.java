package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.statement.date.WrittenDate;
import java.time.LocalDate;
import java.util.Optional;

/** Whether a row says that a partnership is over, and when: what is over never comes in active, and what may be over waits for a look. */
final class EndReader {

    private final EdtfDate today;

    EndReader(LocalDate today) {
        this.today = EdtfDate.parse(today.toString());
    }

    /**
     * How it ended, if it did.
     *
     * @param status null where the row does not tell
     * @param ended null for no day
     * @param doubt null where it is clear
     */
    record End(PartnershipStatus status, EdtfDate ended, String doubt) {

        private boolean isOver() {
            return ended != null || status == PartnershipStatus.ENDED;
        }
    }

    /** @param since what stands in the cell of the beginning: it may tell an end as well */
    End read(WrittenDate since, Cells cells) {
        String written = cells.raw(Field.ENDED);
        End end =
                written == null ? new End(cells.saidOfBeginning(), since.until(), null) : ended(written, since, cells);
        String doubt = end.doubt() == null && since.doubtful()
                ? "established «" + cells.raw(Field.ESTABLISHED) + "» " + since.fault()
                : end.doubt();
        String status = cells.raw(Field.STATUS);
        End said = besideName(status == null ? end : with(status, end, cells), cells.besideName());
        String unclear = doubt == null ? said.doubt() : doubt;
        return unclear == null ? inTime(said, since, cells) : new End(said.status(), said.ended(), unclear);
    }

    /** With what stands beside a name, where no cell of its own tells. */
    private static End besideName(End said, NameNotes notes) {
        boolean tells = notes != null && (notes.ended() != null || notes.status() != null || notes.doubtful());
        if (!tells || said.isOver() || said.doubt() != null) {
            return said;
        }
        boolean over = notes.ended() != null || notes.status() == PartnershipStatus.ENDED;
        if (notes.doubtful() || over && said.status() != null) {
            return new End(null, null, "«" + notes.words() + "» beside a name does not say clearly whether it is over");
        }
        return said.status() == null
                ? new End(over ? PartnershipStatus.ENDED : notes.status(), notes.ended(), null)
                : said;
    }

    private End ended(String written, WrittenDate since, Cells cells) {
        WrittenDate date = WrittenDate.read(written, cells.text(Field.ENDED_PRECISION));
        if (date.until() != null || date.date() != null) {
            return new End(null, date.until() == null ? date.date() : date.until(), null);
        }
        Optional<DatedStatus> dated = DatedStatus.read(written).filter(said -> said.only() != null);
        if (dated.isPresent()) {
            return dated(dated.get(), written, cells);
        }
        PartnershipStatus word = WrittenStatus.read(written).orElse(null);
        boolean goesOn = word != null && word != PartnershipStatus.ENDED && !YesOrNo.isYes(written);
        if (goesOn || YesOrNo.isNo(written)) {
            boolean rests = word == PartnershipStatus.SUSPENDED || word == PartnershipStatus.DORMANT;
            return new End(rests ? word : null, since.until(), null);
        }
        if (YesOrNo.isYes(written) || word == PartnershipStatus.ENDED) {
            return new End(PartnershipStatus.ENDED, since.until(), null);
        }
        if (!date.isUnread()) {
            return new End(null, since.until(), null);
        }
        boolean figures = written.chars().anyMatch(Character::isDigit) && !date.doubtful();
        cells.leave(Field.ENDED, written, date.fault());
        return figures
                ? new End(PartnershipStatus.ENDED, since.until(), null)
                : new End(null, since.until(), "ended «" + written + "» does not say clearly whether it is over");
    }

    /** {@code beendet 2011}, {@code suspended since 2022}: of what goes on there is no field for since when it is so. */
    private static End dated(DatedStatus said, String written, Cells cells) {
        if (said.status() == PartnershipStatus.ENDED) {
            return new End(said.status(), said.only(), null);
        }
        cells.remark("«" + written + "»: since when it is so is not recorded");
        return new End(said.status(), null, null);
    }

    private static End with(String written, End end, Cells cells) {
        Optional<DatedStatus> dated = DatedStatus.read(written).filter(said -> said.only() != null);
        if (dated.isPresent() && !end.isOver()) {
            return dated(dated.get(), written, cells);
        }
        WrittenDate day = WrittenDate.read(written, null);
        if (day.until() != null && day.date() == null && !end.isOver()) {
            return new End(null, day.until(), null);
        }
        PartnershipStatus status = dated.map(DatedStatus::status)
                .or(() -> WrittenStatus.read(written))
                .orElse(null);
        if (status == null) {
            boolean nothing = cells.text(Field.STATUS) == null;
            if (!nothing) {
                cells.leave(Field.STATUS, written, "is no status that is known");
            }
            return nothing || end.isOver()
                    ? end
                    : new End(null, null, "status «" + written + "» does not say clearly whether it is over");
        }
        if (end.status() == PartnershipStatus.ENDED && status != PartnershipStatus.ENDED) {
            cells.remark("status " + written + " though another cell says that it is over: taken as ended");
            return end;
        }
        return new End(status, end.ended(), end.doubt());
    }

    private End inTime(End end, WrittenDate since, Cells cells) {
        EdtfDate ended = end.ended();
        if (ended == null) {
            return end;
        }
        if (since.date() != null && ended.overBy(since.date(), Certainty.CERTAIN)) {
            return new End(end.status(), ended, "its end " + ended + " is before its beginning " + since.date());
        }
        if (!ended.begunBy(today, Certainty.POSSIBLE)) {
            cells.remark("its end " + ended + " is still to come");
            return new End(end.status() == PartnershipStatus.ENDED ? null : end.status(), ended, null);
        }
        if (end.status() != null && end.status() != PartnershipStatus.ENDED) {
            cells.remark("status " + cells.raw(Field.STATUS) + " though it ended in " + ended + ": taken as ended");
        }
        return new End(PartnershipStatus.ENDED, ended, null);
    }
}
