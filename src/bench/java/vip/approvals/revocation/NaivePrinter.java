package vip.approvals.revocation;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The product's template, printed as the first pages of FreeMarker's and openhtmltopdf's manuals do it: all anew. */
final class NaivePrinter {

    private NaivePrinter() {}

    static String html(NoticePaper notice) throws IOException, TemplateException {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(NaivePrinter.class.getClassLoader(), "letters");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ENGLISH);
        var html = new StringWriter();
        configuration.getTemplate("notice.ftlh").process(Map.of("notices", List.of(notice)), html);
        return html.toString();
    }

    static byte[] print(NoticePaper notice) throws IOException, TemplateException {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        font(builder, "Liberation Sans", 400, FontStyle.NORMAL, "LiberationSans-Regular");
        font(builder, "Liberation Sans", 700, FontStyle.NORMAL, "LiberationSans-Bold");
        font(builder, "Liberation Sans", 400, FontStyle.ITALIC, "LiberationSans-Italic");
        font(builder, "Liberation Serif", 400, FontStyle.NORMAL, "LiberationSerif-Regular");
        font(builder, "Liberation Serif", 700, FontStyle.NORMAL, "LiberationSerif-Bold");
        builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.withHtmlContent(html(notice), null);
        builder.toStream(pdf);
        builder.run();
        return pdf.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String family, int weight, FontStyle style, String file) {
        builder.useFont(
                () -> NaivePrinter.class.getResourceAsStream("/liberation/" + file + ".ttf"),
                family,
                weight,
                style,
                true);
    }
}
