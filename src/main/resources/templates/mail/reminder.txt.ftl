<#list sections as section>
${section.title}

<#list section.tasks as task>
- ${task.name}<#if task.due??>, ${task.due}</#if>
<#if task.link??>
  ${task.link}
</#if>
</#list>

</#list>
All your tasks: ${tasklist}

${programme} writes when there is something new for you. Answers to this address are not read.
