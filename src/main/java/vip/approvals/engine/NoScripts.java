package vip.approvals.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No language runs in the engine, not even its own expressions, which it would offer as one ("juel"). */
class NoScripts implements ScriptEngineResolver {

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new BadUserRequestException("Scripts are not allowed");
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw new BadUserRequestException("Scripts are not allowed");
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return null;
    }
}
