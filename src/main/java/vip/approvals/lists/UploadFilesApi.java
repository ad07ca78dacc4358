package vip.approvals.lists;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.web.Downloads;

/** Spreadsheets that the sales side of a list downloads. */
@RestController
@RequestMapping("/api/tasks/{task}")
class UploadFilesApi {

    private final ListTasks tasks;
    private final Uploads uploads;
    private final UploadFiles files;

    UploadFilesApi(ListTasks tasks, Uploads uploads, UploadFiles files) {
        this.tasks = tasks;
        this.uploads = uploads;
        this.files = files;
    }

    @GetMapping("/uploads/{id}/refused.{ending:csv|xlsx}")
    void refused(
            @PathVariable String task, @PathVariable long id, @PathVariable String ending, HttpServletResponse response)
            throws IOException {
        BranchList list = tasks.ofSales(task);
        uploads.requireOf(list, id);
        files.refused(to(response, "refused-" + id, ending).getOutputStream(), format(ending), list, id);
    }

    @GetMapping("/uploads/template.{ending:csv|xlsx}")
    void template(
            @PathVariable String task,
            @PathVariable String ending,
            @RequestParam(defaultValue = "en") String language,
            HttpServletResponse response)
            throws IOException {
        BranchList list = tasks.ofSales(task);
        boolean inRussian = inRussian(language);
        files.template(to(response, list.branch() + "-template", ending).getOutputStream(), format(ending), inRussian);
    }

    @GetMapping("/lines.{ending:csv|xlsx}")
    void list(
            @PathVariable String task,
            @PathVariable String ending,
            @RequestParam(defaultValue = "en") String language,
            HttpServletResponse response)
            throws IOException {
        BranchList list = tasks.ofSales(task);
        boolean inRussian = inRussian(language);
        String name = list.branch() + "-" + list.quarter();
        files.list(to(response, name, ending).getOutputStream(), format(ending), inRussian, list);
    }

    private static boolean inRussian(String language) {
        if (!language.equals("en") && !language.equals("ru")) {
            throw new RefusedException("A language is en or ru.");
        }
        return language.equals("ru");
    }

    private static SheetFormat format(String ending) {
        return SheetFormat.valueOf(ending.toUpperCase(Locale.ROOT));
    }

    private static HttpServletResponse to(HttpServletResponse response, String name, String ending) {
        return Downloads.begin(response, format(ending).contentType(), name + "." + ending);
    }
}
