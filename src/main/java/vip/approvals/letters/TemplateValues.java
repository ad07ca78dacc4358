package vip.approvals.letters;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a template sees: components of records, days and times as people read them. */
final class TemplateValues extends DefaultObjectWrapper {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    /** @param zone in which times are shown */
    TemplateValues(ZoneId zone) {
        super(Configuration.VERSION_2_3_34);
        this.zone = zone;
    }

    @Override
    protected TemplateModel handleUnknownType(Object value) throws TemplateModelException {
        if (value instanceof LocalDate day) {
            return new SimpleScalar(DAY.format(day));
        }
        if (value instanceof OffsetDateTime time) {
            return new SimpleScalar(TIME.format(time.atZoneSameInstant(zone)));
        }
        return super.handleUnknownType(value);
    }
}
