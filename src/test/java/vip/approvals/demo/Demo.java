package vip.approvals.demo;

import org.springframework.stereotype.Component;

/** Lets tests of other packages work on the demo data. */
@Component
public class Demo {

    private final DemoData data;

    Demo(DemoData data) {
        this.data = data;
    }

    public void create() {
        data.create();
    }
}
